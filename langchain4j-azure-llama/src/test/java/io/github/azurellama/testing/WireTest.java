package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;

/** What goes over the wire. */
public abstract class WireTest extends MockServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The request that a model makes of this one. */
    protected RecordedRequest sent(
            CallMode mode, ChatRequest request, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        enqueue(mode.answer("ok"));
        open(mode, settings).ask(request);
        return taken();
    }

    protected RecordedRequest sent(CallMode mode, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        return sent(mode, question("Hi"), settings);
    }

    protected static JsonNode body(RecordedRequest request) {
        return json(request.getBody().utf8());
    }

    /** Reads JSON in which single quotes stand for double ones. */
    protected static JsonNode json(String text) {
        try {
            return JSON.readTree(text.startsWith("{'") || text.startsWith("[{'") ? text.replace('\'', '"') : text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    protected static void assertJson(JsonNode actual, String expected) {
        assertThat(actual).isEqualTo(json(expected));
    }
}
