package io.github.azurellama.internal.dialect;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.ModelRequest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which fields the library adds to a request by itself. */
final class ImplicitFields {

    private ImplicitFields() {}

    /**
     * The fields to add.
     *
     * @param extraParameters the user's policy for fields outside the schema, or null to decide by need
     * @param omitted fields that the endpoint rejected
     */
    static Set<ImplicitField> of(
            Endpoint endpoint,
            ModelRequest request,
            @Nullable ExtraParameters extraParameters,
            Set<ImplicitField> omitted) {
        Set<ImplicitField> fields = EnumSet.noneOf(ImplicitField.class);
        if (request.stream() && endpoint.kind().usageNeedsStreamOptions(endpoint.dialect())) {
            fields.add(ImplicitField.STREAM_OPTIONS);
        }
        fields.addAll(request.implicitFields());
        if (OptionFields.needsLimit(
                endpoint, request.operation(), request.options().keySet())) {
            fields.add(ImplicitField.MAX_TOKENS);
        }
        // Before the header is decided on: a field that is left out does not need it.
        fields.removeAll(omitted);
        if (extraParameters == null && hasExtras(endpoint, request, fields)) {
            fields.add(ImplicitField.EXTRA_PARAMETERS);
        }
        fields.removeAll(omitted);
        return fields;
    }

    /** The headers of the request, with that for fields outside the schema if it needs it or the user has set it. */
    static Map<String, String> headers(
            ModelRequest request, Set<ImplicitField> fields, @Nullable ExtraParameters extraParameters) {
        ExtraParameters policy =
                fields.contains(ImplicitField.EXTRA_PARAMETERS) ? ExtraParameters.PASS_THROUGH : extraParameters;
        if (policy == null) {
            return request.customHeaders();
        }
        if (request.customHeaders().isEmpty()) {
            return Map.of(ExtraParameters.HEADER, policy.value());
        }
        Map<String, String> headers = new HashMap<>(request.customHeaders());
        headers.put(ExtraParameters.HEADER, policy.value());
        return headers;
    }

    private static boolean hasExtras(Endpoint endpoint, ModelRequest request, Set<ImplicitField> fields) {
        return endpoint.dialect() == ApiDialect.AZURE_AI_INFERENCE
                && (fields.contains(ImplicitField.STREAM_OPTIONS)
                        || request.options().keySet().stream()
                                .anyMatch(option -> option.isExtraIn(endpoint.dialect())));
    }
}
