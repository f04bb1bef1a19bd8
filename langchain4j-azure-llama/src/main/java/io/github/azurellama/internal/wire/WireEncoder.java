package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request for the wire and decides what to add to it, for all dialects alike; a dialect gives the body.
 *
 * @param endpoint where requests go
 * @param refused what the endpoint has refused for good; shared with all other requests of the model
 * @param extraParameters the user's policy for fields outside the schema, or null to decide by need
 */
record WireEncoder(
        Endpoint endpoint, Set<Addition> refused, @Nullable ExtraParameters extraParameters) {

    /** Writes the fields of a body. */
    interface Body {
        void write(JsonGenerator out, ModelRequest request, Set<Addition> additions) throws IOException;
    }

    WireRequest encode(ModelRequest request, Body body) {
        Set<Addition> without = EnumSet.noneOf(Addition.class);
        without.addAll(refused);
        return encode(request, body, TokenAccount.of(request), without);
    }

    private WireRequest encode(ModelRequest request, Body body, TokenAccount account, Set<Addition> without) {
        Set<Addition> additions = additions(request, without);
        return new WireRequest(
                request.operation(),
                endpoint.url(request.operation()),
                headers(additions),
                Json.object(out -> body.write(out, request, additions)),
                request.stream(),
                account,
                additions,
                (addition, forGood) -> {
                    if (forGood) {
                        refused.add(addition);
                    }
                    without.add(addition);
                    return encode(request, body, account, without);
                });
    }

    private Set<Addition> additions(ModelRequest request, Set<Addition> without) {
        Set<Addition> additions = EnumSet.noneOf(Addition.class);
        if (request.stream() && endpoint.kind().usageOnRequest(endpoint.dialect())) {
            additions.add(Addition.STREAM_OPTIONS);
        }
        if (OptionFields.needsLimit(
                endpoint, request.operation(), request.options().keySet())) {
            additions.add(Addition.MAX_TOKENS);
        }
        // Before the header is decided on, which a field that is left out needs no more.
        additions.removeAll(without);
        if (extraParameters == null && hasExtras(request, additions)) {
            additions.add(Addition.EXTRA_PARAMETERS);
        }
        additions.removeAll(without);
        return additions;
    }

    private boolean hasExtras(ModelRequest request, Set<Addition> additions) {
        return endpoint.dialect() == ApiDialect.AZURE_AI_INFERENCE
                && (additions.contains(Addition.STREAM_OPTIONS)
                        || request.options().keySet().stream()
                                .anyMatch(option -> option.isExtraIn(endpoint.dialect())));
    }

    private Map<String, String> headers(Set<Addition> additions) {
        ExtraParameters policy =
                additions.contains(Addition.EXTRA_PARAMETERS) ? ExtraParameters.PASS_THROUGH : extraParameters;
        return policy == null ? Map.of() : Map.of(ExtraParameters.HEADER, policy.value());
    }
}
