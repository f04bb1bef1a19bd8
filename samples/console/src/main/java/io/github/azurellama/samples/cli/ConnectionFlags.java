package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the model is, as the environment and the command line say. */
public final class ConnectionFlags {

    /** The environment variable of the URL. */
    public static final String ENDPOINT = "AZURE_LLAMA_ENDPOINT";

    /** The environment variable of the key. */
    public static final String API_KEY = "AZURE_LLAMA_API_KEY";

    /** What separates several URLs in {@link #ENDPOINT}. A comma inside a URL separates nothing. */
    public static final String URL_SEPARATOR = "[,\\s]+(?=https?://)";

    /** What separates several keys, or several names of models. */
    public static final String SEPARATOR = "[,\\s]+";

    private static final String MODEL = "AZURE_LLAMA_MODEL";

    /** Stands for a key or name that one of several deployments does not have. */
    private static final String NONE = "-";

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
            split = "\\s*,\\s*",
            hideParamSyntax = true,
            description = {
                "The kind of endpoint: ${COMPLETION-CANDIDATES}.",
                "Found from " + ENDPOINT + " if that is set; else what to simulate, SERVERLESS by default."
            })
    private List<SimulatedEndpoint> kinds = List.of();

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

    /** The connection of a sample that uses one deployment. */
    Connection open(Terminal terminal) {
        int urls = urls(terminal).size();
        if (urls > 1 || kinds.size() > 1) {
            throw new IllegalArgumentException((urls > 1 ? ENDPOINT + " has " + urls : "--kind has " + kinds.size())
                    + " values, but only the sample doctor takes several: set one");
        }
        return openAll(terminal).get(0);
    }

    /** The connections of a sample that uses several deployments, in the order that the user set; at least one. */
    public List<Connection> openAll(Terminal terminal) {
        List<String> urls = urls(terminal);
        int count = Math.max(1, urls.isEmpty() ? kinds.size() : urls.size());
        List<String> models = split(model == null && !urls.isEmpty() ? variable(MODEL, terminal) : model, count);
        List<String> keys = split(urls.isEmpty() ? null : variable(API_KEY, terminal), count);
        checkCount(count, "--kind", kinds, true);
        checkCount(count, model == null ? MODEL : "--model", models, true);
        checkCount(count, API_KEY, keys, false);
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimulatedEndpoint kind = at(i, kinds);
            String name = present(at(i, models));
            connections.add(
                    urls.isEmpty()
                            ? toSimulator(kind, name, terminal)
                            : toAzure(urls.get(i), kind, present(at(i, keys)), name));
        }
        return connections;
    }

    private static @Nullable String variable(String name, Terminal terminal) {
        return terminal.variable(name).orElse(null);
    }

    private static List<String> urls(Terminal terminal) {
        return terminal.variable(ENDPOINT)
                .map(urls -> List.of(urls.split(URL_SEPARATOR)))
                .orElse(List.of());
    }

    /** A single deployment takes the whole text, whatever is in it. */
    private static List<String> split(@Nullable String text, int count) {
        if (text == null) {
            return List.of();
        }
        return count == 1 ? List.of(text) : List.of(text.strip().split(SEPARATOR));
    }

    /** A key is for one endpoint only: sent to another one, it would be disclosed. */
    private static void checkCount(int count, String setting, List<?> values, boolean isShareable) {
        int given = values.size();
        if (given != 0 && given != count && !(given == 1 && isShareable)) {
            throw new IllegalArgumentException(setting + " has " + counted(given, "value") + " for "
                    + counted(count, "endpoint") + ": set " + (isShareable ? "one for all, or " : "")
                    + "one for each in the same order");
        }
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static <T> @Nullable T at(int index, List<T> values) {
        return values.isEmpty() ? null : values.get(values.size() == 1 ? 0 : index);
    }

    private static @Nullable String present(@Nullable String value) {
        return NONE.equals(value) ? null : value;
    }

    private Connection toAzure(
            String url, @Nullable SimulatedEndpoint kind, @Nullable String key, @Nullable String name) {
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

    private Connection toSimulator(@Nullable SimulatedEndpoint kind, @Nullable String givenName, Terminal terminal) {
        SimulatedEndpoint simulated = kind == null ? SimulatedEndpoint.SERVERLESS : kind;
        AzureSimulator simulator = AzureSimulator.start(
                SimulatorOptions.of(simulated).tokenDelay(SIMULATED_TOKEN_DELAY).contextLength(SIMULATED_CONTEXT));
        terminal.note(
                ENDPOINT + " is not set: talking to a simulated endpoint (" + simulated + ") at " + simulator.url());
        String key = simulator.apiKey().isEmpty() ? null : simulator.apiKey();
        String name = givenName == null ? simulated.defaultModels().get(0) : givenName;
        return new Connection(simulator.url(), key, name, endpointKind(simulated), dialect, log, simulator);
    }

    /** The library makes no difference between the two servers of managed compute. */
    private static EndpointKind endpointKind(SimulatedEndpoint simulated) {
        return simulated == SimulatedEndpoint.MANAGED_COMPUTE_NIM
                ? EndpointKind.MANAGED_COMPUTE
                : EndpointKind.valueOf(simulated.name());
    }
}
