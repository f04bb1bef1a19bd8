package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the model is, as the environment and the command line say. */
public final class ConnectionFlags {

    /** The environment variable of the URL. */
    public static final String ENDPOINT = "AZURE_LLAMA_ENDPOINT";

    /** The environment variable of the key. */
    public static final String API_KEY = "AZURE_LLAMA_API_KEY";

    private static final String MODEL = "AZURE_LLAMA_MODEL";

    /** Slow enough to see a stream flow, fast enough not to wait for it. */
    private static final Duration SIMULATED_TOKEN_DELAY = Duration.ofMillis(5);

    /** So that --ignore-eos without --max-tokens, which fills the context, ends within a minute. */
    private static final int SIMULATED_CONTEXT = 8192;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = DashedNames.Kinds.class,
            completionCandidates = DashedNames.Kinds.class,
            description = {
                "The kind of endpoint: ${COMPLETION-CANDIDATES}.",
                "Found from " + ENDPOINT + " if that is set; else what to simulate, serverless by default."
            })
    private @Nullable EndpointFlag kind;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            converter = DashedNames.Dialects.class,
            completionCandidates = DashedNames.Dialects.class,
            description = "How to speak to it: ${COMPLETION-CANDIDATES}. Found from the URL by default.")
    private @Nullable ApiDialect dialect;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The deployment's name, where one is needed; " + MODEL + " by default.")
    private @Nullable String model;

    @Option(names = "--log", description = "Logs requests and responses on stderr.")
    private boolean log;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this text.")
    @SuppressWarnings("UnusedVariable") // picocli itself reads what it has parsed
    private boolean help;

    /**
     * Opens the connection: to the endpoint that the environment names, else to a simulator that is started for it.
     *
     * @throws IllegalArgumentException if the endpoint needs what is not set
     */
    public Connection open(Terminal terminal) {
        Optional<String> url = terminal.variable(ENDPOINT);
        return url.isPresent() ? toAzure(url.get(), terminal) : toSimulator(terminal);
    }

    private Connection toAzure(String url, Terminal terminal) {
        String key = terminal.variable(API_KEY).orElse(null);
        String name = model == null ? terminal.variable(MODEL).orElse(null) : model;
        Endpoint endpoint = Endpoint.of(url, kind == null ? null : kind.endpointKind(), dialect);
        if (key == null && !endpoint.kind().isKeyOptional()) {
            throw new IllegalArgumentException(API_KEY + " is not set, but " + endpoint + " wants a key");
        }
        if (name == null && endpoint.kind().isModelRequired()) {
            throw new IllegalArgumentException(endpoint + " serves several models: name one with --model or " + MODEL);
        }
        return new Connection(url, key, name, kind, dialect, log, null);
    }

    private Connection toSimulator(Terminal terminal) {
        EndpointFlag simulated = kind == null ? EndpointFlag.SERVERLESS : kind;
        AzureSimulator simulator = AzureSimulator.start(SimulatorOptions.of(simulated.simulated())
                .tokenDelay(SIMULATED_TOKEN_DELAY)
                .contextLength(SIMULATED_CONTEXT));
        terminal.note(ENDPOINT + " is not set: talking to a simulated endpoint (" + DashedNames.dashed(simulated)
                + ") at " + simulator.url());
        String key = simulator.apiKey().isEmpty() ? null : simulator.apiKey();
        String name = model == null ? simulated.simulated().defaultModels().get(0) : model;
        return new Connection(simulator.url(), key, name, simulated, dialect, log, simulator);
    }
}
