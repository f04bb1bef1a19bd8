package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The headers of Foundry's gateway, which count down what is left of the rate limits. */
final class FoundryHeaders {

    private static final int REQUESTS_PER_MINUTE = 1_000;
    private static final int TOKENS_PER_MINUTE = 400_000;
    private static final int TOKENS_PER_REQUEST = 100;

    private FoundryHeaders() {}

    static Function<EndpointRequest, Map<String, String>> of(Ids ids) {
        var requests = new AtomicInteger();
        return call -> {
            int count = requests.incrementAndGet();
            var headers = new LinkedHashMap<String, String>();
            headers.put("apim-request-id", ids.uuid());
            headers.put("x-request-id", ids.uuid());
            headers.put("azureml-model-session", "sim-20241121");
            headers.put("x-ms-region", "East US 2");
            headers.put("x-ms-rai-invoked", "true");
            headers.put("x-envoy-upstream-service-time", "1");
            headers.put("x-ratelimit-limit-requests", String.valueOf(REQUESTS_PER_MINUTE));
            headers.put("x-ratelimit-remaining-requests", String.valueOf(Math.max(0, REQUESTS_PER_MINUTE - count)));
            headers.put("x-ratelimit-limit-tokens", String.valueOf(TOKENS_PER_MINUTE));
            headers.put(
                    "x-ratelimit-remaining-tokens",
                    String.valueOf(Math.max(0, TOKENS_PER_MINUTE - count * TOKENS_PER_REQUEST)));
            call.header("x-ms-client-request-id").ifPresent(id -> headers.put("x-ms-client-request-id", id));
            return headers;
        };
    }
}
