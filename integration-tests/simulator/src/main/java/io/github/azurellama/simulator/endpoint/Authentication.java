package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.FoundryErrorFormat;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import java.util.Set;
import java.util.function.Consumer;

/** Who may enter: the ways in which each endpoint kind takes a key or an Entra token. */
final class Authentication {

    private static final int MOST_CUSTOM_HEADERS = 10;

    private static final Set<String> USUAL_HEADERS = Set.of(
            ("accept accept-charset accept-encoding accept-language authorization cache-control connection content-encoding "
                            + "content-length content-type expect host http2-settings origin pragma te transfer-encoding "
                            + "upgrade user-agent")
                    .split(" ", -1));

    private Authentication() {}

    /** {@code Authorization} with key or token; the header {@code api-key} on the Model Inference routes only. */
    static Consumer<EndpointRequest> serverless(SimulatorConfig config) {
        return call -> require(bearsKey(call, config)
                || bearsToken(call, config)
                || (!call.path().startsWith("/v1/") && sendsApiKey(call, config)));
    }

    /** {@code api-key} with the key, or {@code Authorization} with a token; a key in the latter is not accepted. */
    static Consumer<EndpointRequest> foundryModels(SimulatorConfig config) {
        return call -> require(sendsApiKey(call, config) || bearsToken(call, config));
    }

    /** {@code api-key} with the key, or {@code Authorization} with key or token. */
    static Consumer<EndpointRequest> foundryOpenAi(SimulatorConfig config) {
        return call -> require(sendsApiKey(call, config) || bearsKey(call, config) || bearsToken(call, config));
    }

    /** {@code Authorization} with key or token, and not too many headers. */
    static Consumer<EndpointRequest> managed(SimulatorConfig config) {
        return call -> {
            if (!bearsKey(call, config) && !bearsToken(call, config)) {
                throw new ErrorResponseException(format -> FoundryErrorFormat.wrongAudience());
            }
            long custom = call.headers().keySet().stream()
                    .filter(name -> !USUAL_HEADERS.contains(name))
                    .count();
            if (custom > MOST_CUSTOM_HEADERS) {
                throw new ErrorResponseException(
                        errorFormat -> EndpointResponse.Whole.text(431, "Request Header Fields Too Large"));
            }
        };
    }

    /** vLLM's own check: only below {@code /v1}, and only if it was started with a key. */
    static Consumer<EndpointRequest> openAiCompatible(SimulatorConfig config) {
        return call -> require(!call.path().startsWith("/v1/")
                || config.apiKey().isEmpty()
                || call.header("authorization").orElse("").equals("Bearer " + config.apiKey()));
    }

    private static boolean sendsApiKey(EndpointRequest call, SimulatorConfig config) {
        return config.apiKey().isEmpty() || call.header("api-key").orElse("").equals(config.apiKey());
    }

    /** Azure SDKs and some notebooks leave out the word Bearer before a key, and are let in. */
    private static boolean bearsKey(EndpointRequest call, SimulatorConfig config) {
        var authorization = call.header("authorization").orElse("");
        return config.apiKey().isEmpty()
                || authorization.equals("Bearer " + config.apiKey())
                || authorization.equals(config.apiKey());
    }

    private static boolean bearsToken(EndpointRequest call, SimulatorConfig config) {
        return call.header("authorization").orElse("").equals("Bearer " + config.accessToken());
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ErrorResponseException(ErrorFormat::unauthorized);
        }
    }
}
