package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body that OpenAI made common, and adds what the endpoint needs. Both dialects that have this body use it;
 * they differ in the route and in the header for extras.
 *
 * @param endpoint where requests go
 * @param refused what the endpoint has refused for good; shared with all other requests of the model
 * @param extraParameters the user's policy for fields outside the schema, or null to decide by need
 */
record OpenAiEncoding(
        Endpoint endpoint, Set<Addition> refused, @Nullable ExtraParameters extraParameters) {

    WireRequest encode(ChatCompletionRequest request) {
        Set<Addition> without = EnumSet.noneOf(Addition.class);
        without.addAll(refused);
        return encode(request, without);
    }

    private WireRequest encode(ChatCompletionRequest request, Set<Addition> without) {
        Set<Addition> additions = EnumSet.noneOf(Addition.class);
        if (request.stream() && endpoint.kind().usageOnRequest(endpoint.dialect())) {
            additions.add(Addition.STREAM_OPTIONS);
        }
        if (OptionFields.needsLimit(endpoint, Operation.CHAT, request.options().keySet())) {
            additions.add(Addition.MAX_TOKENS);
        }
        if (extraParameters == null && hasExtras(request, additions)) {
            additions.add(Addition.EXTRA_PARAMETERS);
        }
        additions.removeAll(without);
        return new WireRequest(
                endpoint.url(Operation.CHAT),
                headers(additions),
                body(request, additions),
                request.stream(),
                additions,
                (addition, forGood) -> {
                    if (forGood) {
                        refused.add(addition);
                    }
                    without.add(addition);
                    return encode(request, without);
                });
    }

    private boolean hasExtras(ChatCompletionRequest request, Set<Addition> additions) {
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

    private ByteString body(ChatCompletionRequest request, Set<Addition> additions) {
        var buffer = new Buffer();
        try (JsonGenerator out = Json.FACTORY.createGenerator(buffer.outputStream())) {
            out.writeStartObject();
            if (request.model() != null) {
                out.writeStringField("model", request.model());
            }
            out.writeArrayFieldStart("messages");
            for (WireMessage message : request.messages()) {
                MessageWriter.write(out, message);
            }
            out.writeEndArray();
            OptionFields.write(out, endpoint, Operation.CHAT, request.options());
            if (additions.contains(Addition.MAX_TOKENS)) {
                out.writeNumberField(LlamaOption.MAX_TOKENS.name(), OptionFields.DEFAULT_MAX_TOKENS);
            }
            ToolWriter.write(out, request.tools(), request.toolChoice());
            if (request.responseFormat() != null) {
                out.writeFieldName("response_format");
                Json.write(out, request.responseFormat());
            }
            if (request.stream()) {
                out.writeBooleanField("stream", true);
            }
            if (additions.contains(Addition.STREAM_OPTIONS)) {
                out.writeFieldName("stream_options");
                Json.write(out, Map.of("include_usage", true));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory cannot fail", e);
        }
        return buffer.snapshot();
    }
}
