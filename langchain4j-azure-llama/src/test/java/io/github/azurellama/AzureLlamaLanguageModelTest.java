package io.github.azurellama;

import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.TextRecorder;
import io.github.azurellama.testing.WireTest;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Completions share all but their route and body with chats, so only the differences are tested. */
class AzureLlamaLanguageModelTest extends WireTest {

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9}";

    private Response<String> complete(CallMode mode, String prompt) {
        return mode.openText(builder -> builder.endpoint(url("/v1")).temperature(0.5))
                .complete(prompt);
    }

    private static MockResponse.Builder answer(CallMode mode) {
        return !mode.isStreaming()
                ? Responses.json(
                        200,
                        "{\"choices\":[{\"index\":0,\"text\":\"the Moon\",\"finish_reason\":\"stop\"}]," + USAGE + "}")
                : Responses.events(event("{\"choices\":[{\"index\":0,\"text\":\"the \",\"finish_reason\":null}]}")
                        + event("{\"choices\":[{\"index\":0,\"text\":\"Moon\",\"finish_reason\":\"stop\"}]," + USAGE
                                + "}")
                        + Responses.DONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "STREAMING"})
    void a_prompt_is_completed(CallMode mode) {
        enqueue(answer(mode));

        Response<String> response = complete(mode, "It circles");

        assertThat(response.content()).isEqualTo("the Moon");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(7, 2, 9, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "STREAMING"})
    void a_prompt_has_its_own_route_and_body(CallMode mode) {
        enqueue(answer(mode));

        complete(mode, "It circles");

        var sent = taken();
        assertThat(sent.getTarget()).isEqualTo("/v1/completions");
        assertJson(
                body(sent),
                "{'prompt':'It circles','temperature':0.5,'max_tokens':1024"
                        + (!mode.isStreaming() ? "}" : ",'stream':true,'stream_options':{'include_usage':true}}"));
    }

    @Test
    void cancelling_before_the_first_byte_is_silent() {
        enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE), answer(CallMode.STREAMING));
        var model =
                AzureLlamaStreamingLanguageModel.builder().endpoint(url("/v1")).build();
        var cancelled = watched(new TextRecorder());
        var other = watched(new TextRecorder());

        var handle = model.start("It circles", cancelled);
        taken();
        handle.cancel();
        handle.cancel();
        model.start("It circles", other);

        assertThat(other.result().content()).isEqualTo("the Moon");
        assertThat(handle.isCancelled()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // what callers in other code can do
    void a_stream_without_a_handler_is_refused_before_it_is_sent() {
        var model =
                AzureLlamaStreamingLanguageModel.builder().endpoint(url("/v1")).build();

        assertThatNullPointerException()
                .isThrownBy(() -> model.start("It circles", null))
                .withMessage("handler");
        assertThatNullPointerException()
                .isThrownBy(() -> model.generate("It circles", null))
                .withMessage("handler");
        assertThat(server.getRequestCount()).isZero();
    }
}
