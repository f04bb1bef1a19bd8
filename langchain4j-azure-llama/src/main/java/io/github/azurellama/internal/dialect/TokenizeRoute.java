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
 * The route that counts tokens, of vLLM and of llama.cpp.
 *
 * @param endpoint where requests go
 * @param model the name to send, or null for none
 */
public record TokenizeRoute(Endpoint endpoint, @Nullable String model) {

    /** Counts the tokens of a text by itself, without the one that begins every prompt. */
    public WireRequest text(String text) {
        return request(out -> {
            out.writeStringField("prompt", text); // vLLM
            out.writeStringField("content", text); // llama.cpp
            out.writeBooleanField("add_special_tokens", false);
        });
    }

    /**
     * Counts the tokens of messages in the model's chat template, with or without those that begin the response. Only vLLM can
     * do that.
     */
    public WireRequest messages(List<WireMessage> messages, boolean opensResponse) {
        return request(out -> {
            MessageWriter.writeAll(out, messages);
            out.writeBooleanField("add_generation_prompt", opensResponse);
        });
    }

    /**
     * Reads the number of tokens.
     *
     * @param hasTokens whether there is anything to count, so that an empty list means that the server did not read it
     * @throws ErrorPayloadException if the response reports an error
     * @throws IOException if the response is not JSON, or has neither a number nor a list of tokens
     */
    public static int count(byte[] json, boolean hasTokens) throws IOException {
        JsonNode response = Json.response(json);
        JsonNode count = response.path("count");
        JsonNode tokens = response.isArray() ? response : response.path("tokens");
        if (count.canConvertToInt()) {
            return count.intValue();
        }
        if (tokens.isArray() && !(hasTokens && tokens.isEmpty())) {
            return tokens.size();
        }
        throw new MalformedResponseException((tokens.isArray()
                        ? "/tokenize of this server does not count what it was sent, which is usual for messages"
                        : "the response of /tokenize has neither a count nor a list of tokens")
                + ": set tokenizerModel to a Llama 3 vocabulary file in place of endpoint, or set neither to estimate");
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
