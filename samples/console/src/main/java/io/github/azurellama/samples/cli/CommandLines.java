package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Parses the command lines of samples and prints their help. */
public final class CommandLines {

    private static final int WIDTH = 110;
    private static final int OPTION_WIDTH = 42;

    private CommandLines() {}

    /** A parser that sets the fields of a sample. */
    public static CommandLine of(SampleCommand sample) {
        return new CommandLine(sample)
                .registerConverter(SimulatedEndpoint.class, new ConstantConverter<>(SimulatedEndpoint.class))
                .registerConverter(ApiDialect.class, new ConstantConverter<>(ApiDialect.class))
                .registerConverter(ToolCalling.class, new ConstantConverter<>(ToolCalling.class))
                .registerConverter(StructuredOutput.class, new ConstantConverter<>(StructuredOutput.class));
    }

    /** Prints the help if the command line has a flag for it; whether it had one. */
    public static boolean printHelp(CommandLine parsed, Terminal terminal) {
        if (parsed.isVersionHelpRequested()) {
            terminal.print(usage(llamaOptions(parsed)));
            return true;
        }
        if (parsed.isUsageHelpRequested()) {
            terminal.print(usage(parsed));
            return true;
        }
        return false;
    }

    /** A command of nothing but the options that the usual help leaves out. */
    private static CommandLine llamaOptions(CommandLine parsed) {
        CommandSpec options = CommandSpec.create().name(parsed.getCommandName());
        options.usageMessage().description("Llama's options. What is not set is not sent.");
        for (OptionSpec option : List.copyOf(parsed.getCommandSpec().options())) {
            if (option.hidden()) {
                options.addOption(option.toBuilder().hidden(false).build());
            }
        }
        return new CommandLine(options);
    }

    private static String usage(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .width(WIDTH)
                .longOptionsMaxWidth(OPTION_WIDTH);
        var text = new StringWriter();
        command.usage(new PrintWriter(text));
        return text.toString();
    }
}
