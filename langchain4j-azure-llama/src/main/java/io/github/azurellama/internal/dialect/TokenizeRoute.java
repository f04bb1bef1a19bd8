package io.github.azurellama.internal.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.json.MessageWriter;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The route of vLLM that counts tokens.
 *
 * @param endpoint where requests go
 * @param model the name to send, or null for none
 */
public record TokenizeRoute(Endpoint endpoint, @Nullable String model) {

    /** Asks for the tokens of a text by itself, without the one that begins every prompt. */
    public WireRequest text(String text) {
        return request(out -> {
            out.writeStringField("prompt", text);
            out.writeBooleanField("add_special_tokens", false);
        });
    }

    /** Asks for the tokens of messages in the model's chat template, with or without those that open the answer. */
    public WireRequest messages(List<WireMessage> messages, boolean opensAnswer) {
        return request(out -> {
            MessageWriter.writeAll(out, messages);
            out.writeBooleanField("add_generation_prompt", opensAnswer);
        });
    }

    /**
     * Reads the number.
     *
     * @throws ErrorPayloadException if it reports an error in place of an answer
     * @throws IOException if it is no JSON, or says no number
     */
    public int count(byte[] json) throws IOException {
        JsonNode answer = Json.answer(json);
        JsonNode count = answer.path("count");
        if (!count.canConvertToInt()) {
            throw new MalformedResponseException(
                    "the answer of /tokenize has no number named count, so this server is not"
                            + " vLLM: set tokenizerModel to a Llama 3 vocabulary file in place of endpoint, or set neither to"
                            + " estimate");
        }
        return count.intValue();
    }

    private WireRequest request(Json.Fields fields) {
        return WireRequest.plain(
                Operation.TOKENIZE, endpoint.url(Operation.TOKENIZE), Json.object(out -> writeAll(out, fields)));
    }

    private void writeAll(JsonGenerator out, Json.Fields fields) throws IOException {
        if (model != null) {
            out.writeStringField("model", model);
        }
        fields.write(out);
    }
}
