package io.github.azurellama.contract.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.contract.frame.Deployment;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.OnTextRoutes;
import io.github.azurellama.contract.frame.Recorder.Kind;
import io.github.azurellama.contract.frame.Recorder.Told;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.contract.frame.Way;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.responder.Reply;
import java.util.Optional;

/**
 * A server of managed compute whose streams on the Model Inference routes consist of error events, each followed by
 * {@code [DONE]}, all under status 200, until {@code /score} was called.
 */
class BrokenStreamTest {

    @OnChatRoutes(value = Target.MANAGED_INFERENCE, ways = Way.STREAMING)
    void error_events_under_status_200_are_one_failure(Route route) {
        try (var deployed = broken(route)) {
            var chat = deployed.chat();

            assertThat(chat.failure("Hi"))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("Error parsing decoded stream")
                    .hasMessageContaining("LLAMA_NATIVE), which the same deployment serves")
                    .hasMessageNotContaining("\n");
            assertThat(chat.recorder().latest()).extracting(Told::kind).containsExactly(Kind.ERROR);
        }
    }

    @OnTextRoutes(value = Target.MANAGED_INFERENCE, ways = Way.STREAMING)
    void error_events_are_one_failure_of_a_text_too(Route route) {
        try (var deployed = broken(route)) {
            var text = deployed.text();

            assertThat(text.failure("Well"))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("Error parsing decoded stream")
                    .hasMessageContaining("LLAMA_NATIVE), which the same deployment serves");
            assertThat(text.recorder().latest()).extracting(Told::kind).containsExactly(Kind.ERROR);
        }
    }

    @OnChatRoutes(value = Target.MANAGED_INFERENCE, ways = Way.STREAMING)
    void the_same_model_streams_once_the_server_is_repaired(Route route) {
        try (var deployed = broken(route)) {
            var chat = deployed.chat();
            chat.failure("Hi");

            deployed.chat(model -> model.apiDialect(ApiDialect.SCORE)).ask("Hi");

            assertThat(chat.answer("Hi")).isEqualTo("At last.");
        }
    }

    @OnChatRoutes(value = Target.MANAGED_INFERENCE, ways = Way.SYNC)
    void whole_answers_are_not_affected(Route route) {
        try (var deployed = broken(route)) {
            assertThat(deployed.chat().answer("Hi")).isEqualTo("At last.");
        }
    }

    private static Deployment broken(Route route) {
        return route.deploy(options -> options.defects(Defect.STREAM_FAILS_UNTIL_SCORE)
                .responder(conversation -> Optional.of(Reply.text("At last."))));
    }
}
