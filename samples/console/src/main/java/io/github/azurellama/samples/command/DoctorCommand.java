package io.github.azurellama.samples.command;

import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.SampleCommand;
import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.doctor.BuilderCode;
import io.github.azurellama.samples.doctor.Check;
import io.github.azurellama.samples.doctor.Checkup;
import io.github.azurellama.samples.doctor.Facts;
import io.github.azurellama.samples.doctor.SideBySide;
import io.github.azurellama.samples.doctor.Table;
import io.github.azurellama.samples.doctor.Target;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends an endpoint a few short requests and prints what it can do, and the code for it; or several, side by side. */
@Command(
        name = "doctor",
        description = "Finds out what an endpoint can do and prints the code for it.",
        footerHeading = "%nSeveral deployments, side by side:%n",
        footer = {
            "  AZURE_LLAMA_ENDPOINT=\"URL URL\" AZURE_LLAMA_API_KEY=\"KEY KEY\" doctor --model NAME,NAME",
            "  doctor --kind serverless,foundry-openai",
            "Commas or spaces separate the values. There is one key for each URL, in the same order, and one kind and",
            "model for each or one for all; - stands for no key or no model."
        })
final class DoctorCommand extends SampleCommand {

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Override
    public void run(Terminal terminal) {
        List<Connection> connections = connection.openAll(terminal);
        try {
            List<Target> targets = connections.stream().map(Target::of).toList();
            if (targets.size() == 1) {
                examine(targets.get(0), terminal);
            } else {
                new SideBySide(targets, terminal).run();
            }
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static void examine(Target target, Terminal terminal) {
        Facts.print(target, terminal);
        var table = new Table(terminal);
        var checkup = new Checkup(target);
        RuntimeException failure = table.add(checkup.chat()).failure();
        if (failure != null) {
            checkTexts(failure, table, checkup, target, terminal);
            throw failure;
        }
        List<String> settings = new ArrayList<>();
        for (Check check : checkup.others()) {
            String setting = table.add(check).setting();
            if (setting != null) {
                settings.add(setting);
            }
        }
        table.printTotal();
        printCode(target, "AzureLlamaChatModel", settings, terminal);
    }

    /** A base model does not chat, but completes texts. */
    private static void checkTexts(
            RuntimeException failure, Table table, Checkup checkup, Target target, Terminal terminal) {
        Check texts = checkup.textCompletions().withoutFailureNote();
        if (Checkup.mayCompleteTexts(failure) && table.add(texts).isYes()) {
            printCode(target, "AzureLlamaLanguageModel", List.of(), terminal);
        }
    }

    private static void printCode(Target target, String type, List<String> settings, Terminal terminal) {
        terminal.println();
        BuilderCode.lines(target, type, settings).forEach(terminal::println);
    }
}
