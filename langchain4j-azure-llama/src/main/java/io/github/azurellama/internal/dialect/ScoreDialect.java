package io.github.azurellama.internal.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.json.MessageWriter;
import io.github.azurellama.internal.json.ScoreReader;
import io.github.azurellama.internal.json.ToolWriter;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireRequest;
import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code /score}, the older format of managed compute: messages or a prompt as {@code input_string}, options as
 * {@code parameters}. It never streams.
 */
record ScoreDialect(Endpoint endpoint) implements Dialect {

    @Override
    public WireRequest encode(ModelRequest request, Set<ImplicitField> omitted) {
        Set<ImplicitField> fields = ImplicitFields.of(endpoint, request, null, omitted);
        return new WireRequest(
                request.operation(),
                endpoint.url(request.operation()),
                request.customHeaders(),
                Json.object(out -> writeBody(out, request, fields)),
                false,
                fields);
    }

    @Override
    public Completion read(byte[] json) throws IOException {
        return ScoreReader.read(json);
    }

    private void writeBody(JsonGenerator out, ModelRequest request, Set<ImplicitField> fields) throws IOException {
        out.writeObjectFieldStart("input_data");
        out.writeArrayFieldStart("input_string");
        if (request instanceof ChatCompletionRequest chat) {
            for (WireMessage message : chat.messages()) {
                MessageWriter.write(out, message);
            }
        } else if (request instanceof CompletionRequest completion) {
            out.writeString(completion.prompt());
        }
        out.writeEndArray();
        writeParameters(out, request, fields);
        out.writeEndObject();
    }

    private void writeParameters(JsonGenerator out, ModelRequest request, Set<ImplicitField> fields)
            throws IOException {
        Map<LlamaOption<?>, Object> options = request.options();
        out.writeObjectFieldStart("parameters");
        if (request.model() != null) {
            // The newest server passes all parameters on to vLLM, which then checks the name.
            out.writeStringField("model", request.model());
        }
        OptionFields.write(out, endpoint, request.operation(), options);
        OptionFields.writeImplicitLimit(out, fields);
        Set<String> written = new HashSet<>();
        options.keySet().forEach(option -> written.add(option.name()));
        Object limit = options.get(LlamaOption.MAX_TOKENS);
        if (limit != null || fields.contains(ImplicitField.MAX_TOKENS)) {
            // Old servers know this name only, new ones only the other.
            write(out, written, "max_new_tokens", limit == null ? OptionFields.DEFAULT_MAX_TOKENS : limit);
        }
        Object temperature = options.get(LlamaOption.TEMPERATURE);
        if (temperature != null) {
            write(out, written, "do_sample", ((Number) temperature).doubleValue() > 0);
        }
        if (request instanceof ChatCompletionRequest chat) {
            // Servers before June 2026 drop these, as they drop all parameters that they do not know.
            ToolWriter.write(out, chat.tools(), chat.toolChoice());
            if (chat.responseFormat() != null) {
                write(out, written, "response_format", chat.responseFormat());
            }
        }
        if (request instanceof CompletionRequest) {
            write(out, written, "return_full_text", Boolean.TRUE.equals(options.get(LlamaOption.ECHO)));
        }
        out.writeEndObject();
    }

    /** What the user set by that name stays as it is. */
    private static void write(JsonGenerator out, Set<String> written, String name, Object value) throws IOException {
        if (!written.contains(name)) {
            out.writeFieldName(name);
            Json.write(out, value);
        }
    }
}
