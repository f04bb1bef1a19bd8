package io.github.azurellama.samples.command;

import dev.langchain4j.agentic.agent.AgentInvocationException;
import io.github.azurellama.samples.cli.CommandLines;
import io.github.azurellama.samples.cli.SampleCommand;
import io.github.azurellama.samples.cli.Terminal;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs the sample that the first argument names. A failure is one line on stderr. */
public final class Samples {

    /** The exit code of a sample that succeeded. */
    public static final int DONE = 0;

    /** The endpoint could not be reached, rejected the request or failed. */
    public static final int FAILED = 1;

    /** The command line or the environment has an invalid value. */
    public static final int MISUSED = 2;

    private Samples() {}

    /** Runs a sample and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs a sample and returns the exit code. */
    public static int run(Terminal terminal, String... arguments) {
        String name = arguments[0];
        CommandLine command = commands().stream()
                .filter(each -> each.getCommandName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no sample '" + name + "'"));
        try {
            SampleCommand sample = command.getCommand();
            command.parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));
            if (!CommandLines.printHelp(command, terminal)) {
                sample.run(terminal);
            }
            return DONE;
        } catch (ParameterException e) {
            terminal.note(name + ": " + e.getMessage() + " (--help lists the flags)");
            return MISUSED;
        } catch (RuntimeException e) {
            Throwable cause = cause(e);
            terminal.note(name + ": " + (cause.getMessage() == null ? cause : cause.getMessage()));
            return cause instanceof IllegalArgumentException ? MISUSED : FAILED;
        }
    }

    /** All samples, each ready to parse its arguments once. */
    public static List<CommandLine> commands() {
        List<SampleCommand> commands = List.of(
                new ChatCommand.Chat(),
                new ChatCommand.Streaming(),
                new ChatCommand.Async(),
                new ChatCommand.Publisher(),
                new CompleteCommand(),
                new ExtractCommand(),
                new RagCommand(),
                new AgentCommand(),
                new AgentsCommand(),
                new DoctorCommand(),
                new FailoverCommand());
        return commands.stream().map(CommandLines::of).toList();
    }

    /** The exception that says what went wrong, without those of futures and agents around it. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException
                        || cause instanceof AgentInvocationException
                        || cause instanceof ReflectiveOperationException
                        || cause instanceof UndeclaredThrowableException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
