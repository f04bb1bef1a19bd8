package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.contract.support.Scenarios;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import io.github.azurellama.testing.TextRecorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract, for the model that streams, and what only such a model has to do. The recorder asserts of each
 * stream that it has one end, and that its chunks add up to its text.
 */
class StreamingLanguageModelTest extends TextModelContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    List<Scenario> scenarios() {
        return Scenarios.texts().stream().filter(Scenario::isStreaming).toList();
    }

    List<Scenario> trulyStreaming() {
        return scenarios().stream()
                .filter(scenario -> scenario.target() != ScenarioTarget.MANAGED_SCORE)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trulyStreaming")
    void each_token_is_passed_on_by_itself(Scenario scenario) {
        try (var deployed = scenario.saying(" one two three.")) {
            var text = deployed.text();
            text.complete("Count:");

            assertThat(text.recorder().chunks()).containsExactly(" one", " two", " three", ".");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void an_empty_completion_has_no_chunk_and_completes_once(Scenario scenario) {
        try (var deployed = scenario.saying("")) {
            var text = deployed.text();
            text.complete("The end.");

            assertThat(text.recorder().latest())
                    .extracting(StreamCallback::kind)
                    .containsExactly(Kind.COMPLETE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_failure_is_reported_once_and_nothing_else(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(Fault.status(400, "{\"detail\":\"no\"}"));
            var text = deployed.text();
            text.failure("Well");

            assertThat(text.recorder().latest())
                    .extracting(StreamCallback::kind)
                    .containsExactly(Kind.ERROR);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trulyStreaming")
    void a_stream_that_breaks_keeps_its_chunks_and_ends_with_an_error(Scenario scenario) {
        for (var fault : List.of(
                Fault.disconnectAfter(2),
                Fault.truncateAfter(2),
                Fault.errorObjectAfter(2, 500, "engine died"),
                Fault.errorEventAfter(2, "engine died"))) {
            try (var deployed = scenario.saying(" one two three four")) {
                deployed.azure().failNext(fault);
                var text = deployed.text();

                assertThat(text.failure("Count:")).isInstanceOf(InternalServerException.class);
                assertThat(text.recorder().chunks()).containsExactly(" one", " two");
                assertThat(deployed.azure().requests())
                        .as("a stream that has begun is not retried")
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trulyStreaming")
    void a_stream_is_cancelled_through_its_handle(Scenario scenario) throws InterruptedException {
        try (var deployed = scenario.saying(" one two three four")) {
            deployed.azure().failNext(Fault.stallAfter(2));
            var recorder = new TextRecorder();

            var handle = model(deployed).start("Count:", recorder);
            recorder.next();
            recorder.next();
            handle.cancel();

            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();
            assertThat(handle.isCancelled()).isTrue();
            recorder.assertExhausted();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_stream_can_be_cancelled_before_its_first_byte(Scenario scenario) throws InterruptedException {
        try (var deployed = scenario.saying(" one two three four")) {
            deployed.azure().failNext(Fault.stall());
            var recorder = new TextRecorder();
            var handle = model(deployed).start("Count:", recorder);
            awaitRequest(deployed);

            handle.cancel();

            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();
            recorder.assertExhausted();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_cancel_after_the_end_changes_nothing(Scenario scenario) {
        try (var deployed = scenario.saying(" done")) {
            var recorder = new TextRecorder();
            var handle = model(deployed).start("Well", recorder);
            var response = recorder.result();

            handle.cancel();

            assertThat(handle.isCancelled()).isFalse();
            assertThat(response.content()).isEqualTo(" done");
            recorder.assertExhausted();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_callback_that_throws_ends_the_stream_with_its_exception(Scenario scenario) throws InterruptedException {
        try (var deployed = scenario.saying(" one two")) {
            var ends = new LinkedBlockingQueue<String>();
            model(deployed).generate("Count:", throwing(ends));

            assertThat(ends.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("error: full disk");
            assertThat(ends).isEmpty();
        }
    }

    private static StreamingResponseHandler<String> throwing(BlockingQueue<String> ends) {
        return new StreamingResponseHandler<>() {
            @Override
            public void onNext(String chunk) {
                throw new IllegalStateException("full disk");
            }

            @Override
            public void onComplete(Response<String> response) {
                ends.add("complete");
            }

            @Override
            public void onError(Throwable error) {
                ends.add("error: " + error.getMessage());
            }
        };
    }

    /** Waits for the server, which logs a request before it stalls. */
    private static void awaitRequest(Deployment deployed) {
        Eventually.assertThat(
                "a request came", () -> !deployed.azure().requests().isEmpty());
    }

    private static AzureLlamaStreamingLanguageModel model(Deployment deployed) {
        var builder = AzureLlamaStreamingLanguageModel.builder();
        deployed.target().configure(builder, deployed.azure());
        return builder.build();
    }
}
