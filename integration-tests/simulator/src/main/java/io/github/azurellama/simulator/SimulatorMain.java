package io.github.azurellama.simulator;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulator from the command line until it is killed. */
@Command(
        name = "azure-llama-simulator",
        mixinStandardHelpOptions = true,
        description = "Serves a simulated Azure endpoint with a simulated Llama on 127.0.0.1.")
public final class SimulatorMain implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", description = "Port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = KindConverter.class,
            completionCandidates = KindNames.class,
            description = "Endpoint kind: ${COMPLETION-CANDIDATES}. Default: serverless.")
    private SimulatedEndpoint kind = SimulatedEndpoint.SERVERLESS;

    @Option(
            names = "--token-delay",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How long each token takes, such as 20ms or 1s. Default: no time.")
    private Duration tokenDelay = Duration.ZERO;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "The key to accept. Default: simulated-key; openai-compatible needs none.")
    private @Nullable String apiKey;

    @Option(names = "--tls", description = "Speaks TLS with HTTP/2 and HTTP/1.1, with a self-signed certificate.")
    private boolean tls;

    @Option(
            names = "--streams",
            paramLabel = "N",
            description = "Streams that an HTTP/2 connection may have at once. Default: ${DEFAULT-VALUE}.")
    private int streams = TransportOptions.DEFAULT.streamsPerConnection();

    @Option(
            names = "--keep-alive",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How long an idle connection stays open, such as 5s. Default: no limit.")
    private Duration keepAlive = Duration.ZERO;

    @Option(
            names = "--goaway-after",
            paramLabel = "N",
            description = "Ends each connection after so many requests. Default: no limit.")
    private int goAwayAfter;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    /** Starts the simulator; exits with 2 for wrong options and with 1 if it cannot start. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SimulatorMain())
                .setParameterExceptionHandler((failure, args) -> {
                    failure.getCommandLine().getErr().println(failure.getMessage() + " (see --help)");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    var cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
                    command.getErr().println(cause == null ? failure.toString() : cause.getMessage());
                    return ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        var azure = AzureSimulator.start(options());
        var out = spec.commandLine().getOut();
        out.println("Simulated " + kind.commandLineName() + " endpoint: " + azure.url());
        out.println("Key: " + (azure.apiKey().isEmpty() ? "none needed" : azure.apiKey()));
        out.println("Try: " + curl(azure));
        out.println("Ctrl-C ends it.");
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /** A line to paste into a shell. */
    static String curl(AzureSimulator azure) {
        var kind = azure.options().endpoint();
        var model = kind.name().startsWith("FOUNDRY") || kind == SimulatedEndpoint.MANAGED_COMPUTE_NIM
                ? "\"model\": \"" + azure.options().config().models().get(0) + "\", "
                : "";
        var route =
                switch (kind) {
                    case FOUNDRY_MODELS -> "/chat/completions?api-version=2024-05-01-preview";
                    case FOUNDRY_OPENAI, OPENAI_COMPATIBLE -> "/chat/completions";
                    default -> "/v1/chat/completions";
                };
        var header = kind.name().startsWith("FOUNDRY") ? "api-key: " : "Authorization: Bearer ";
        return "curl -N " + (azure.options().transport().tls() ? "-k " : "") + "'" + azure.url() + route + "'"
                + (azure.apiKey().isEmpty() ? "" : " -H '" + header + azure.apiKey() + "'")
                + " -H 'Content-Type: application/json' -d '{" + model + "\"messages\": [{\"role\": \"user\", "
                + "\"content\": \"How much is 37 plus 87?\"}], \"max_tokens\": 100, \"stream\": true}'";
    }

    private SimulatorOptions options() {
        try {
            var options = SimulatorOptions.of(kind)
                    .port(port)
                    .tokenDelay(tokenDelay)
                    .streamsPerConnection(streams)
                    .keepAliveTimeout(keepAlive)
                    .goAwayAfter(goAwayAfter);
            options = tls ? options.tls() : options;
            return apiKey == null ? options : options.apiKey(apiKey);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Offers the kinds in the spelling of the command line. */
    static final class KindNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(SimulatedEndpoint.values())
                    .map(SimulatedEndpoint::commandLineName)
                    .iterator();
        }
    }

    /** Reads a kind. */
    static final class KindConverter implements CommandLine.ITypeConverter<SimulatedEndpoint> {

        @Override
        public SimulatedEndpoint convert(String value) {
            return Arrays.stream(SimulatedEndpoint.values())
                    .filter(kind -> kind.commandLineName().equals(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + value + "' is none of " + String.join(", ", new KindNames())));
        }
    }

    /** Reads a time such as {@code 20ms} or {@code 1s}. */
    static final class TimeConverter implements CommandLine.ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            var matcher = Pattern.compile("(\\d{1,9})(ms|s)").matcher(value);
            if (!matcher.matches()) {
                throw new CommandLine.TypeConversionException("'" + value + "' is not a time such as 20ms or 1s");
            }
            long amount = Long.parseLong(matcher.group(1));
            return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
        }
    }
}
