package io.github.azurellama.samples.web;

import java.io.PrintWriter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the web chat. A failure is one line on stderr. */
@SpringBootApplication(proxyBeanMethods = false)
@Command(name = "web", description = "Chats in the browser: prints the address.")
public final class WebChat implements Runnable {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this text.")
    @SuppressWarnings("UnusedVariable") // picocli itself reads what it has parsed
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port = " + port + " is no port: it must be from 0 to " + HIGHEST_PORT);
        }
        var context = (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(WebChat.class).run("--server.port=" + port);
        PrintWriter out = spec.commandLine().getOut();
        if (context.getBean(Deployments.class).isSimulated()) {
            spec.commandLine().getErr().println("AZURE_LLAMA_ENDPOINT is not set: talking to simulated endpoints");
        }
        out.println("Web chat: http://127.0.0.1:" + context.getWebServer().getPort() + " (Ctrl+C ends it)");
        out.flush();
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new WebChat())
                .setParameterExceptionHandler((problem, given) -> {
                    PrintWriter err = problem.getCommandLine().getErr();
                    err.println("web: " + problem.getMessage() + " (--help lists what there is)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr().println("web: " + message(problem));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static String message(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return "port " + taken.getPort() + " is in use: free it, or choose another by --port";
            }
        }
        return ResponseEvent.Failed.of(NestedExceptionUtils.getMostSpecificCause(problem))
                .message();
    }
}
