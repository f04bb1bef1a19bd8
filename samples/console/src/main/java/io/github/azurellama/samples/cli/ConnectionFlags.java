package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
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

    /** Behind the sample's own flags, which have no order. */
    private static final int ORDER = 1;

    /** Slow enough to see a stream flow, fast enough not to wait for it. */
    private static final Duration SIMULATED_TOKEN_DELAY = Duration.ofMillis(5);

    /** So that --ignore-eos without --max-tokens, which fills the context, ends within a minute. */
    private static final int SIMULATED_CONTEXT = 8192;

    @Option(
            names = "--kind",
            order = ORDER,
            paramLabel = "KIND",
            description = {
                "The kind of endpoint: ${COMPLETION-CANDIDATES}.",
                "Found from " + ENDPOINT + " if that is set; else what to simulate, SERVERLESS by default."
            })
    private @Nullable SimulatedEndpoint kind;

    @Option(
            names = "--dialect",
            order = ORDER,
            paramLabel = "DIALECT",
            description = "The dialect: ${COMPLETION-CANDIDATES}. Found from the URL by default.")
    private @Nullable ApiDialect dialect;

    @Option(
            names = "--model",
            order = ORDER,
            paramLabel = "NAME",
            description = "The deployment's name, where one is needed; " + MODEL + " by default.")
    private @Nullable String model;

    @Option(names = "--log", order = ORDER, description = "Logs requests and responses on stderr.")
    private boolean log;

    @Option(
            names = {"-h", "--help"},
            order = ORDER,
            usageHelp = true,
            description = "Prints this text.")
    @SuppressWarnings("UnusedVariable") // picocli itself reads what it has parsed
    private boolean help;

    Connection open(Terminal terminal) {
        Optional<String> url = terminal.variable(ENDPOINT);
        return url.isPresent() ? toAzure(url.get(), terminal) : toSimulator(terminal);
    }

    private Connection toAzure(String url, Terminal terminal) {
        String key = terminal.variable(API_KEY).orElse(null);
        String name = model == null ? terminal.variable(MODEL).orElse(null) : model;
        EndpointKind given = kind == null ? null : endpointKind(kind);
        Endpoint endpoint = Endpoint.of(url, given, dialect);
        if (key == null && !endpoint.kind().isKeyOptional()) {
            throw new IllegalArgumentException(API_KEY + " is not set, but " + endpoint + " needs a key");
        }
        if (name == null && endpoint.kind().isModelRequired()) {
            throw new IllegalArgumentException(endpoint + " serves several models: name one with --model or " + MODEL);
        }
        return new Connection(url, key, name, given, dialect, log, null);
    }

    private Connection toSimulator(Terminal terminal) {
        SimulatedEndpoint simulated = kind == null ? SimulatedEndpoint.SERVERLESS : kind;
        AzureSimulator simulator = AzureSimulator.start(
                SimulatorOptions.of(simulated).tokenDelay(SIMULATED_TOKEN_DELAY).contextLength(SIMULATED_CONTEXT));
        terminal.note(
                ENDPOINT + " is not set: talking to a simulated endpoint (" + simulated + ") at " + simulator.url());
        String key = simulator.apiKey().isEmpty() ? null : simulator.apiKey();
        String name = model == null ? simulated.defaultModels().get(0) : model;
        return new Connection(simulator.url(), key, name, endpointKind(simulated), dialect, log, simulator);
    }

    /** The library makes no difference between the two servers of managed compute. */
    private static EndpointKind endpointKind(SimulatedEndpoint simulated) {
        return simulated == SimulatedEndpoint.MANAGED_COMPUTE_NIM
                ? EndpointKind.MANAGED_COMPUTE
                : EndpointKind.valueOf(simulated.name());
    }
}
