package io.github.azurellama.contract.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.StreamRecorder.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real endpoint. Asserts what any Llama model does, whatever its size. */
@EnabledIfEnvironmentVariable(
        named = "AZURE_LLAMA_ENDPOINT",
        matches = ".+",
        disabledReason = "AZURE_LLAMA_ENDPOINT is not set: these tests call a real endpoint, which costs tokens")
class LiveTest {

    private static final String QUESTION = "How much is 37 plus 87? Answer with the number only.";

    @Test
    void a_chat_gets_a_response() {
        var model = settings(AzureLlamaChatModel.builder()).build();

        assertComplete(model.chat(UserMessage.from(QUESTION)));
    }

    @Test
    void a_streamed_chat_gets_a_response_and_ends_once() {
        var model = settings(AzureLlamaStreamingChatModel.builder()).build();
        var recorder = new Recorder();

        model.chat(QUESTION, recorder);

        assertComplete(recorder.result());
        assertThat(recorder.latest())
                .filteredOn(callback -> callback.kind() == Kind.TEXT)
                .isNotEmpty();
        recorder.assertExhausted();
    }

    @Test
    void a_limit_is_kept() {
        var model = settings(AzureLlamaChatModel.builder()).maxOutputTokens(5).build();

        var response = model.chat(UserMessage.from("Tell me a long story about a llama."));

        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.tokenUsage().outputTokenCount()).isLessThanOrEqualTo(5);
    }

    private static void assertComplete(ChatResponse response) {
        assertThat(response.aiMessage().text()).contains("124");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage().inputTokenCount()).isPositive();
        assertThat(response.tokenUsage().outputTokenCount()).isPositive();
    }

    private static <M> AzureLlamaChatModelBuilder<M> settings(AzureLlamaChatModelBuilder<M> builder) {
        return builder.endpoint(System.getenv("AZURE_LLAMA_ENDPOINT"))
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL"))
                .temperature(0.0);
    }
}
