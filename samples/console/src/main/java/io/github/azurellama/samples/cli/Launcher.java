package io.github.azurellama.samples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs a sample: from the command line to the exit code. A failure is one line on stderr. */
public final class Launcher {

    /** The sample succeeded. */
    public static final int DONE = 0;

    /** The endpoint could not be reached, or refused or failed. */
    public static final int FAILED = 1;

    /** The command line or the environment has an invalid value. */
    public static final int MISUSED = 2;

    private Launcher() {}

    /**
     * Runs a sample.
     *
     * @return the exit code
     */
    public static int launch(Sample sample, Terminal terminal, String... arguments) {
        CommandLine command = new CommandLine(sample).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            if (command.parseArgs(arguments).isUsageHelpRequested()) {
                terminal.print(help(command));
            } else {
                sample.run(terminal);
            }
            return DONE;
        } catch (ParameterException e) {
            terminal.note(command.getCommandName() + ": " + e.getMessage() + " (--help lists what there is)");
            return MISUSED;
        } catch (RuntimeException e) {
            Throwable problem = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
            terminal.note(command.getCommandName() + ": " + message);
            return problem instanceof IllegalArgumentException ? MISUSED : FAILED;
        }
    }

    private static String help(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .abbreviateSynopsis(true)
                .width(110)
                .longOptionsMaxWidth(42);
        var text = new StringWriter();
        command.usage(new PrintWriter(text));
        return text.toString();
    }
}
