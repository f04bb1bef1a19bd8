package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Events.body;
import static io.github.azurellama.testing.Events.call;
import static io.github.azurellama.testing.Events.calls;
import static io.github.azurellama.testing.Events.end;
import static io.github.azurellama.testing.Responses.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An AI Service runs each call of the model once, with its own arguments. */
class ToolServiceTest extends MockServerTest {

    private static final String WEATHER = call(0, "same", "get_weather", "{\"city\":\"Oslo\"}");
    private static final String TIME = call(0, "same", "get_time", "{}");

    interface Assistant {
        String chat(String text);
    }

    interface StreamingAssistant {
        TokenStream chat(String text);
    }

    static final class Tools {
        final List<String> runs = new CopyOnWriteArrayList<>();

        @Tool(name = "get_weather")
        String weather(@P("city") String city) {
            runs.add("get_weather " + city);
            return "sunny";
        }

        @Tool(name = "get_time")
        String time() {
            runs.add("get_time");
            return "noon";
        }
    }

    private final Tools tools = new Tools();

    @Test
    void both_of_two_calls_under_one_id_run() {
        enqueue(
                Responses.json(
                        200, body("{\"content\":null,\"tool_calls\":[" + WEATHER + "," + TIME + "]}", "tool_calls")),
                Responses.whole("It is sunny at noon."));
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(AzureLlamaChatModel.builder().endpoint(url("/v1")).build())
                .tools(tools)
                .build();

        assertThat(assistant.chat("Hi")).isEqualTo("It is sunny at noon.");
        assertThat(tools.runs).containsExactlyInAnyOrder("get_weather Oslo", "get_time");
    }

    @Test
    void both_of_two_streamed_calls_under_one_id_run() throws Exception {
        enqueue(
                Responses.events(calls(WEATHER) + calls(TIME) + end("tool_calls") + DONE),
                Responses.stream("It is sunny at noon."));
        StreamingAssistant assistant = AiServices.builder(StreamingAssistant.class)
                .streamingChatModel(AzureLlamaStreamingChatModel.builder()
                        .endpoint(url("/v1"))
                        .build())
                .tools(tools)
                .build();
        var text = new CompletableFuture<String>();

        assistant
                .chat("Hi")
                .onPartialResponse(delta -> {})
                .onCompleteResponse(
                        response -> text.complete(response.aiMessage().text()))
                .onError(text::completeExceptionally)
                .start();

        assertThat(text.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("It is sunny at noon.");
        assertThat(tools.runs).containsExactlyInAnyOrder("get_weather Oslo", "get_time");
    }
}
