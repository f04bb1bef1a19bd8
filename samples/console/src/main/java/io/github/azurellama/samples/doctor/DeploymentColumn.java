package io.github.azurellama.samples.doctor;

import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The checks of one of several deployments, and what they found. */
final class DeploymentColumn {

    private final NamedTarget deployment;
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Set<String> settings = new LinkedHashSet<>();
    private @Nullable RuntimeException chatFailure;
    private boolean completesTexts;
    private long totalMillis;
    private int totalTokens;

    DeploymentColumn(NamedTarget deployment) {
        this.deployment = deployment;
        var checkup = new Checkup(deployment.target());
        checks.add(checkup.chat());
        checks.addAll(checkup.others());
    }

    /** The names of the checks, the same in each column. */
    List<String> rows() {
        return checks.stream().map(Check::name).toList();
    }

    /** Runs the check of a row and returns its cell; empty for a check that makes no sense without chats. */
    String run(int row) {
        Check check = checks.get(row);
        boolean isTexts = check.name().equals(Checkup.TEXT_COMPLETIONS);
        if (chatFailure != null && !(isTexts && Checkup.mayCompleteTexts(chatFailure))) {
            return "";
        }
        long started = System.nanoTime();
        Outcome outcome = check.run();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        totalMillis += millis;
        add(check, outcome);
        if (row == 0) {
            chatFailure = outcome.failure();
        }
        completesTexts |= isTexts && outcome.isYes();
        return cell(outcome.result(), millis == 0 ? "" : millis + " ms");
    }

    private void add(Check check, Outcome outcome) {
        TokenUsage usage = outcome.usage();
        Integer tokens = usage == null ? null : usage.totalTokenCount();
        totalTokens += tokens == null ? 0 : tokens;
        if (outcome.setting() != null) {
            settings.add(outcome.setting());
        }
        String note = outcome.failure() == null ? outcome.note() : FailureNote.of(outcome.failure());
        if (!outcome.isYes() && !note.isEmpty()) {
            notes.put(check.name(), note);
        }
    }

    String time() {
        return cell("", totalMillis + " ms");
    }

    String tokens() {
        return cell("", String.valueOf(totalTokens));
    }

    private static String cell(String result, String number) {
        return String.format("%-7s %9s", result, number).stripTrailing();
    }

    NamedTarget deployment() {
        return deployment;
    }

    boolean chats() {
        return chatFailure == null;
    }

    boolean completesTexts() {
        return completesTexts;
    }

    /** Why checks failed, by the name of the check. */
    Map<String, String> notes() {
        return notes;
    }

    /** The lines that a builder needs because of what was found. */
    Set<String> settings() {
        return settings;
    }
}
