package io.github.azurellama.internal.json;

import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.StreamingResponseHandler;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that llama.cpp's server has of its own. */
class LlamaCppTest extends MockServerTest {

    private static final String OWN = "{\"index\":0,\"content\":\"Hello\",\"tokens\":[],\"stop\":true,\"model\":\"m\"}";

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_completion_of_its_own_format_says_to_use_v1(CallMode mode) {
        enqueue(!mode.isStreaming() ? Responses.json(200, OWN) : Responses.events(event(OWN)));

        assertThat(catchThrowable(open(mode)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("/v1");
    }

    @Test
    void a_completed_prompt_of_its_own_format_says_to_use_v1() {
        enqueue(Responses.json(200, OWN));

        assertThat(catchThrowable(() -> AzureLlamaLanguageModel.builder()
                        .endpoint(url("/v1"))
                        .maxRetries(0)
                        .build()
                        .generate("Hi")))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("endpoint that ends in /v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":\"Hel\",\"stop\":false}",
                "{\"index\":0,\"content\":\"\",\"tokens\":[],\"stop\":false}"
            })
    void a_streamed_prompt_of_its_own_format_says_to_use_v1(String first) throws Exception {
        for (var body : List.of(
                Responses.events(event(first) + event(OWN)), Responses.events(event(OWN)), Responses.json(200, OWN))) {
            enqueue(body);
            var failure = new CompletableFuture<Throwable>();
            AzureLlamaStreamingLanguageModel.builder()
                    .endpoint(url("/v1"))
                    .maxRetries(0)
                    .build()
                    .generate("Hi", new StreamingResponseHandler<>() {
                        @Override
                        public void onNext(String token) {
                            failure.complete(new AssertionError(token));
                        }

                        @Override
                        public void onError(Throwable error) {
                            failure.complete(error);
                        }
                    });

            assertThat(failure.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("endpoint that ends in /v1");
        }
    }

    /** A body of several objects would otherwise be cut after the first without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "", "\n\n"})
    void several_objects_in_a_body_are_no_response(String between) {
        String line = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null}]}";
        for (CallMode mode : CallMode.values()) {
            enqueue(Responses.json(200, line + between + line));

            assertThat(catchThrowable(open(mode)::text)).hasMessageContaining("several JSON objects");
        }
    }
}
