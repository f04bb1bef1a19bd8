package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.github.azurellama.internal.token.TinyVocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are counted without a server. */
class OfflineTokenCountTest {

    @TempDir
    Path folder;

    @Test
    void a_prompt_is_counted_in_the_chat_template() throws IOException {
        var exact = exact();
        var user = UserMessage.from(" the ");

        // Start, role, end, line ends, "the", end of turn.
        assertThat(exact.estimateTokenCountInMessage(user)).isEqualTo(6);
        // The beginning of the text, the message, and the header of the completion, whose role is five tokens here.
        assertThat(exact.estimateTokenCountInMessages(List.of(user)))
                .isEqualTo(1 + 6 + 3 + exact.estimateTokenCountInText("assistant"));
    }

    @Test
    void a_prompt_has_the_tokens_of_its_messages_and_a_frame() throws IOException {
        var call = ToolExecutionRequest.builder()
                .id("1")
                .name("add")
                .arguments("{\"a\":1}")
                .build();
        List<ChatMessage> messages = List.of(
                SystemMessage.from("Be kind."),
                UserMessage.from("the"),
                AiMessage.from(call),
                ToolExecutionResultMessage.from(call, "2"));

        for (var estimator : List.of(exact(), estimate())) {
            int parts = messages.stream()
                    .mapToInt(estimator::estimateTokenCountInMessage)
                    .sum();
            int frame = 4 + estimator.estimateTokenCountInText("assistant");
            assertThat(estimator.estimateTokenCountInMessages(messages)).isEqualTo(parts + frame);
            assertThat(estimator.estimateTokenCountInMessage(messages.get(2)))
                    .isGreaterThan(estimator.estimateTokenCountInText("{\"name\": \"add\", \"parameters\": }"));
        }
    }

    @Test
    void an_image_counts_as_the_most_that_llama_4_makes_of_it() {
        var image = UserMessage.from(ImageContent.from("aGk=", "image/png"));

        assertThat(estimate().estimateTokenCountInMessage(image)).isBetween(2500, 2510);
    }

    @ParameterizedTest
    @CsvSource({
        "The harbour was quiet in the morning and nobody spoke., 11",
        "4111 1111 1111 1111, 11",
        "昨天我们去了市场买面包和水果。, 12",
        "Gestern haben wir über die Prüfungen gesprochen., 11",
        "============================, 1"
    })
    void an_estimate_is_near_what_the_kind_of_text_suggests(String text, int tokens) {
        assertThat(estimate().estimateTokenCountInText(text)).isCloseTo(tokens, withinPercentage(30));
    }

    @Test
    void a_negative_size_of_an_image_is_refused() {
        var builder = AzureLlamaTokenCountEstimator.builder();

        assertThatThrownBy(() -> builder.tokensPerImage(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokensPerImage = -1");
    }

    @Test
    void it_says_what_counts() throws IOException {
        assertThat(estimate()).hasToString("AzureLlamaTokenCountEstimator[estimate]");
        assertThat(exact().toString()).contains("tokenizer.model");
    }

    private AzureLlamaTokenCountEstimator exact() throws IOException {
        return AzureLlamaTokenCountEstimator.builder()
                .tokenizerModel(TinyVocabulary.in(folder))
                .build();
    }

    private static AzureLlamaTokenCountEstimator estimate() {
        return AzureLlamaTokenCountEstimator.builder().build();
    }
}
