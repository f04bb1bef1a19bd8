package io.github.azurellama.internal.json;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.FINISH;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.TokenLogprob;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values out of range or of another type are absent and take nothing else from a response. */
class OddNumberTest extends MockServerTest {

    private static final String CHOICE =
            "\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"created\":1e400," + CHOICE + "}",
                "{\"created\":12345678901234567890," + CHOICE + "}",
                "{" + CHOICE + ",\"usage\":{\"total_tokens\":12345678901234567890}}",
                "{\"foo\":NaN," + CHOICE + ",\"bar\":-Infinity}",
                "{\"choices\":[{\"index\":99999999999,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"index\":-1,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}"
            })
    void numbers(String body) {
        for (CallMode mode : CallMode.values()) {
            enqueue(mode.raw(body));

            assertThat(open(mode).text()).isEqualTo("Hi");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void log_probabilities(CallMode mode) {
        String logprobs = "\"logprobs\":{\"content\":[{\"token\":\"Hi\",\"logprob\":-Infinity,\"top_logprobs\":"
                + "[{\"token\":\"Hi\",\"logprob\":0.0},{\"token\":\"#\",\"logprob\":-Infinity},"
                + "{\"token\":\"x\",\"logprob\":NaN}]}]},\"index\"";
        enqueue(mode.raw("{" + CHOICE.replace("\"index\"", logprobs) + "}"));

        Chat chat = open(mode, builder -> builder.logprobs(2));
        List<TokenLogprob> tokens = chat.metadata().choices().get(0).logprobs();

        assertThat(tokens).singleElement().satisfies(token -> {
            assertThat(token.logprob()).isNull();
            assertThat(token.alternatives())
                    .extracting(TokenLogprob.Alternative::token)
                    .containsExactly("Hi", "#", "x");
            assertThat(token.alternatives())
                    .filteredOn(one -> Double.isFinite(one.logprob()))
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1}", "[]", "[true]", "null", "\"yes\"", "1", "12345678901234567890"})
    void flags_of_the_content_filter(String odd) {
        for (CallMode mode : CallMode.values()) {
            String body = "{\"choices\":[{\"index\":0,\"content_filter_results\":{\"hate\":{\"filtered\":" + odd
                    + ",\"detected\":" + odd + ",\"severity\":\"safe\"}},\"finish_reason\":\"stop\","
                    + "\"message\":{\"content\":\"Hi\"}}]}";
            enqueue(mode.raw(body));

            AzureLlamaChatResponseMetadata metadata = open(mode).metadata();

            assertThat(metadata.choices()).singleElement().satisfies(choice -> {
                assertThat(choice.text()).isEqualTo("Hi");
                assertThat(choice.rawFinishReason()).isEqualTo("stop");
                assertThat(choice.contentFilterResults().get(0).severity()).isEqualTo("safe");
            });
        }
    }

    @Test
    void nulls_after_values_of_the_same_meaning() {
        enqueue(Responses.json(
                200,
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"2\",\"reasoning\":\"Hm\","
                        + "\"reasoning_content\":null},\"text\":null,\"finish_reason\":\"stop\"}]}"));
        var whole = open(CallMode.SYNC).ask("Hi").aiMessage();
        enqueue(Responses.events(event(
                        "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"Hm\",\"reasoning_content\":null,\"content\":"
                                + "null}}]}")
                + event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"2\",\"reasoning_content\":null}}]}")
                + FINISH
                + DONE));
        var streamed = open(CallMode.STREAMING).ask("Hi").aiMessage();

        for (var message : List.of(whole, streamed)) {
            assertThat(message.text()).isEqualTo("2");
            assertThat(message.thinking()).isEqualTo("Hm");
        }
    }
}
