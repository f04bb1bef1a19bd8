package io.github.azurellama.samples.command;

import dev.langchain4j.exception.AuthenticationException;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.EndpointCommand;
import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.doctor.BuilderCode;
import io.github.azurellama.samples.doctor.Check;
import io.github.azurellama.samples.doctor.Checkup;
import io.github.azurellama.samples.doctor.Facts;
import io.github.azurellama.samples.doctor.Table;
import io.github.azurellama.samples.doctor.Target;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Sends an endpoint a few short requests and prints what it can do, and the code for it. */
@Command(name = "doctor", description = "Finds out what an endpoint can do and prints the code for it.")
final class DoctorCommand extends EndpointCommand {

    @Override
    protected void run(Connection azure, Terminal terminal) {
        Target target = Target.of(azure);
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
        if (isAboutRoute(failure) && table.add(texts).isYes()) {
            printCode(target, "AzureLlamaLanguageModel", List.of(), terminal);
        }
    }

    /** Whether another route may work: the server responded, and accepts the credential. */
    private static boolean isAboutRoute(RuntimeException failure) {
        return failure.getCause() instanceof AzureLlamaHttpException && !(failure instanceof AuthenticationException);
    }

    private static void printCode(Target target, String type, List<String> settings, Terminal terminal) {
        terminal.println();
        BuilderCode.lines(target, type, settings).forEach(terminal::println);
    }
}
