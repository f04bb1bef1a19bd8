package io.github.azurellama.simulator;

import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.endpoint.ScoreGeneration;
import io.github.azurellama.simulator.endpoint.SimulatorConfig;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import io.github.azurellama.simulator.responder.prompted.PromptedJson;
import io.github.azurellama.simulator.responder.prompted.PromptedJson.Wrapping;
import io.github.azurellama.simulator.responder.prompted.PromptedResponder;
import io.github.azurellama.simulator.responder.standard.StandardResponder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How to start a simulator. Each method returns changed options and leaves these as they are.
 *
 * @param endpoint the endpoint kind
 * @param port the port on 127.0.0.1; 0, the default, takes a free one
 * @param tokenDelay the time that the model takes for each token; none by default. A whole response arrives after as
 *     many delays as it has tokens
 * @param transport how it treats connections
 * @param config what the endpoint is deployed with
 */
public record SimulatorOptions(
        SimulatedEndpoint endpoint, int port, Duration tokenDelay, TransportOptions transport, SimulatorConfig config) {

    /** The key that an endpoint accepts by default; {@link SimulatedEndpoint#OPENAI_COMPATIBLE} needs none. */
    public static final String DEFAULT_API_KEY = "simulated-key";

    /** The Entra token that an endpoint accepts by default. */
    public static final String DEFAULT_ACCESS_TOKEN = "simulated-entra-token";

    private static final int HIGHEST_PORT = 65_535;

    private static final int LLAMA_3_CONTEXT = 131_072;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if no such port exists, or the delay is negative
     */
    public SimulatorOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port has to be between 0 and " + HIGHEST_PORT + ", not " + port);
        }
        if (tokenDelay.isNegative()) {
            throw new IllegalArgumentException("tokenDelay must not be negative, but is " + tokenDelay);
        }
    }

    /** The defaults of an endpoint kind. */
    public static SimulatorOptions of(SimulatedEndpoint endpoint) {
        var config = new SimulatorConfig(
                endpoint.defaultModels(),
                endpoint == SimulatedEndpoint.OPENAI_COMPATIBLE ? "" : DEFAULT_API_KEY,
                DEFAULT_ACCESS_TOKEN,
                new PromptedResponder(new PromptedJson(new StandardResponder(), Wrapping.NONE), CallStyle.JSON),
                Set.of(),
                ScoreGeneration.VERBATIM,
                LLAMA_3_CONTEXT);
        return new SimulatorOptions(endpoint, 0, Duration.ZERO, TransportOptions.DEFAULT, config);
    }

    /** Listens on this port; 0 takes a free one. */
    public SimulatorOptions port(int newPort) {
        return new SimulatorOptions(endpoint, newPort, tokenDelay, transport, config);
    }

    /** Takes this long for each token. */
    public SimulatorOptions tokenDelay(Duration delay) {
        return new SimulatorOptions(endpoint, port, delay, transport, config);
    }

    /**
     * Speaks TLS with HTTP/2 and HTTP/1.1, and shows a self-signed certificate: clients trust it through
     * {@link AzureSimulator#trustManager()}.
     */
    public SimulatorOptions tls() {
        return connected(transport.withTls());
    }

    /** Allows this many streams at once on an HTTP/2 connection; 100 by default. Needs {@link #tls()}. */
    public SimulatorOptions streamsPerConnection(int streams) {
        return connected(transport.withStreams(streams));
    }

    /** Closes connections that have had no request for so long; zero, the default, never does. */
    public SimulatorOptions keepAliveTimeout(Duration timeout) {
        return connected(transport.withKeepAlive(timeout));
    }

    /** Ends each connection after this many requests, by {@code GOAWAY} or {@code Connection: close}; 0 never does. */
    public SimulatorOptions goAwayAfter(int requests) {
        return connected(transport.withRequests(requests));
    }

    /** Accepts this key only; an empty one accepts any request. */
    public SimulatorOptions apiKey(String key) {
        return deployed(config.withApiKey(key));
    }

    /** Accepts this Entra token. */
    public SimulatorOptions accessToken(String token) {
        return deployed(config.withAccessToken(token));
    }

    /** Serves these models; the first one responds when a request names none. */
    public SimulatorOptions models(String... names) {
        return deployed(config.withModels(List.of(names)));
    }

    /** Says what this responder says. Compose with {@link StandardResponder} to keep what it says otherwise. */
    public SimulatorOptions responder(Responder responder) {
        return deployed(config.withResponder(responder));
    }

    /** Misbehaves in these ways, and no others. */
    public SimulatorOptions defects(Defect... defects) {
        return deployed(config.withDefects(Set.of(defects)));
    }

    /**
     * Knows neither tools nor forms of responses, in addition to its other defects: both are refused, so that clients have
     * to describe them in the prompt.
     */
    public SimulatorOptions withoutTools() {
        Set<Defect> all = EnumSet.of(Defect.TOOLS_REFUSED, Defect.FORMATS_REFUSED);
        all.addAll(config.defects());
        return deployed(config.withDefects(all));
    }

    /** Serves {@code /score} like a server of this generation; {@link ScoreGeneration#VERBATIM} by default. */
    public SimulatorOptions scoreGeneration(ScoreGeneration generation) {
        return deployed(config.withScoreGeneration(generation));
    }

    /**
     * Holds this many tokens of prompt and response together; 131072 by default.
     *
     * @throws IllegalArgumentException below 1
     */
    public SimulatorOptions contextLength(int tokens) {
        return deployed(config.withContextLength(tokens));
    }

    private SimulatorOptions connected(TransportOptions changed) {
        return new SimulatorOptions(endpoint, port, tokenDelay, changed, config);
    }

    private SimulatorOptions deployed(SimulatorConfig changed) {
        return new SimulatorOptions(endpoint, port, tokenDelay, transport, changed);
    }
}
