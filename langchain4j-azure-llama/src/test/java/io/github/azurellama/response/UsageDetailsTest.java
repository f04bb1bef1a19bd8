package io.github.azurellama.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The token usage keeps cached and reasoning tokens apart, and the metadata has the timings that a server sends. */
class UsageDetailsTest extends MockServerTest {

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":20,\"total_tokens\":50,"
            + "\"prompt_tokens_details\":{\"audio_tokens\":0,\"cached_tokens\":16},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":12,\"accepted_prediction_tokens\":0}}";

    private static final String TIMINGS = "\"timings\":{\"cache_n\":16,\"prompt_n\":14,\"prompt_ms\":28.5,"
            + "\"prompt_per_token_ms\":2.03,\"prompt_per_second\":491.2,\"predicted_n\":20,\"predicted_ms\":250.25,"
            + "\"predicted_per_token_ms\":12.5,\"predicted_per_second\":79.9,\"draft_n\":8,\"draft_n_accepted\":6}";

    private static final ServerTimings READ = new ServerTimings(
            16, 14, Duration.ofNanos(28_500_000), 491.2, 20, Duration.ofNanos(250_250_000), 79.9, 8, 6);

    /** Whole, or as chunks of text that are alike and a last chunk that is not. */
    private static MockResponse.Builder response(CallMode mode, String last) {
        if (!mode.isStreaming()) {
            return Responses.json(
                    200,
                    "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a b c d\"},\"finish_reason\":\"stop\"}],"
                            + last + "}");
        }
        return Responses.events(Responses.chunk("a ")
                + Responses.chunk("b ")
                + Responses.chunk("c ")
                + Responses.chunk("d")
                + Responses.FINISH
                + Responses.event("{\"choices\":[]," + last + "}")
                + Responses.DONE);
    }

    private AzureLlamaChatResponseMetadata metadata(CallMode mode, String last) {
        enqueue(response(mode, last));
        return open(mode).metadata();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void cached_and_reasoning_tokens(CallMode mode) {
        assertThat(metadata(mode, USAGE).tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(30, 20, 50, 16, 12));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void details_that_cannot_be_read_cost_nothing_else(CallMode mode) {
        String odd = USAGE.replace("{\"audio_tokens\":0,\"cached_tokens\":16}", "null")
                .replace("\"reasoning_tokens\":12", "\"reasoning_tokens\":[12]");

        assertThat(metadata(mode, odd).tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(30, 20, 50, null, null));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void timings(CallMode mode) {
        AzureLlamaChatResponseMetadata metadata = metadata(mode, USAGE + "," + TIMINGS);

        assertThat(metadata.serverTimings()).isEqualTo(READ);
        assertThat(metadata.toBuilder().build().serverTimings()).isEqualTo(READ);
        assertThat(metadata.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(30, 20, 50, 16, 12));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void timings_that_cannot_be_read_are_absent(CallMode mode) {
        assertThat(metadata(mode, USAGE).serverTimings()).isNull();
        assertThat(metadata(mode, "\"timings\":{}").serverTimings()).isNull();
        assertThat(metadata(mode, "\"timings\":[1]").serverTimings()).isNull();
        assertThat(metadata(
                                mode,
                                "\"timings\":{\"prompt_n\":-1,\"prompt_ms\":-1,\"predicted_n\":\"20\","
                                        + "\"predicted_ms\":NaN,\"prompt_per_second\":1e400,\"predicted_per_second\":79.9}")
                        .serverTimings())
                .isEqualTo(new ServerTimings(null, null, null, null, null, null, 79.9, null, null));
    }

    @Test
    void timings_that_come_with_every_chunk_are_those_of_the_last() {
        String early = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\"timings\":{\"predicted_n\":1}}";
        String late = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]," + TIMINGS + "}";
        enqueue(Responses.events(Responses.event(early) + Responses.event(late) + Responses.DONE));

        assertThat(open(CallMode.STREAMING).metadata().serverTimings()).isEqualTo(READ);
    }

    @Test
    void a_completed_prompt_has_them_too() {
        enqueue(Responses.json(
                200,
                "{\"choices\":[{\"index\":0,\"text\":\"Hi\",\"finish_reason\":\"stop\"}]," + USAGE + "," + TIMINGS
                        + "}"));

        Response<String> response =
                AzureLlamaLanguageModel.builder().endpoint(url("/v1")).build().generate("Hi");

        assertThat(response.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(30, 20, 50, 16, 12));
        assertThat(response.metadata()).containsEntry(CompletionMetadata.SERVER_TIMINGS, READ);
    }
}
