package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.endpoint.Endpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The body that OpenAI made common; both dialects that have it differ in the route and in the header for extras. */
record OpenAiBody(Endpoint endpoint) implements WireEncoder.Body {

    @Override
    public void write(JsonGenerator out, ModelRequest request, Set<Addition> additions) throws IOException {
        if (request.model() != null) {
            out.writeStringField("model", request.model());
        }
        if (request instanceof ChatCompletionRequest chat) {
            writeConversation(out, chat);
        } else if (request instanceof CompletionRequest completion) {
            out.writeStringField("prompt", completion.prompt());
        }
        OptionFields.write(out, endpoint, request.operation(), request.options());
        OptionFields.writeAddedLimit(out, additions);
        if (request.stream()) {
            out.writeBooleanField("stream", true);
        }
        if (additions.contains(Addition.STREAM_OPTIONS)) {
            out.writeFieldName("stream_options");
            Json.write(out, Map.of("include_usage", true));
        }
    }

    private static void writeConversation(JsonGenerator out, ChatCompletionRequest chat) throws IOException {
        MessageWriter.writeAll(out, chat.messages());
        ToolWriter.write(out, chat.tools(), chat.toolChoice());
        if (chat.responseFormat() != null) {
            out.writeFieldName("response_format");
            Json.write(out, chat.responseFormat());
        }
    }
}
