package io.github.azurellama.internal.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.internal.json.CompletionReader;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.json.MessageWriter;
import io.github.azurellama.internal.json.ToolWriter;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bodies shaped like OpenAI's: {@code /v1/chat/completions} and {@code /v1/completions} with all of Llama's options as plain
 * fields, and {@code /chat/completions} and {@code /completions} with a header for fields outside the schema.
 *
 * @param endpoint where requests go
 * @param extraParameters the user's policy for fields outside the schema, or null to decide by need
 */
record OpenAiDialect(Endpoint endpoint, @Nullable ExtraParameters extraParameters) implements Dialect {

    @Override
    public WireRequest encode(ModelRequest request, Set<ImplicitField> omitted) {
        Set<ImplicitField> fields = ImplicitFields.of(endpoint, request, extraParameters, omitted);
        return new WireRequest(
                request.operation(),
                endpoint.url(request.operation()),
                ImplicitFields.headers(request, fields, extraParameters),
                Json.object(out -> write(out, request, fields)),
                request.stream(),
                fields);
    }

    @Override
    public Completion read(byte[] json) throws IOException {
        Completion completion = CompletionReader.read(json);
        if (completion.choices().isEmpty()) {
            throw new MalformedResponseException("the response has no choices", json, 0, json.length);
        }
        return completion;
    }

    private void write(JsonGenerator out, ModelRequest request, Set<ImplicitField> fields) throws IOException {
        if (request.model() != null) {
            out.writeStringField("model", request.model());
        }
        if (request instanceof ChatCompletionRequest chat) {
            writeConversation(out, chat);
        } else if (request instanceof CompletionRequest completion) {
            out.writeStringField("prompt", completion.prompt());
        }
        OptionFields.write(out, endpoint, request.operation(), request.options());
        OptionFields.writeImplicitLimit(out, fields);
        if (request.stream()) {
            out.writeBooleanField("stream", true);
        }
        if (fields.contains(ImplicitField.STREAM_OPTIONS)) {
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
