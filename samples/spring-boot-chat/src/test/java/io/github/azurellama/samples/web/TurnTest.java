package io.github.azurellama.samples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.samples.web.ResponseEvent.Failed;
import io.github.azurellama.samples.web.ResponseEvent.Stopped;
import io.github.azurellama.samples.web.ResponseEvent.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a turn makes of a stop or a failure, with a model that sends its chunks when the test wants them. */
final class TurnTest {

    private final ChatSession conversation = new ChatSession();
    private final List<ResponseEvent> events = new ArrayList<>();
    private final Model model = new Model();
    private final Upstream upstream = new Upstream();

    @Test
    void a_stop_before_the_first_token_is_made_up_for_when_it_comes() {
        Turn turn = started("Hello");

        turn.stop();
        assertThat(events).hasSize(1).first().isInstanceOf(Stopped.class);
        assertThat(upstream.cancelled).isFalse();

        model.says("Good", upstream);
        assertThat(upstream.cancelled).isTrue();
        assertThat(events).hasSize(1);
        assertThat(conversation.messages()).isEmpty();
    }

    @Test
    void a_stopped_response_is_remembered_as_far_as_it_came() {
        Turn turn = started("Count");
        model.says("One, ", upstream);
        model.says("two", upstream);

        turn.stop();
        turn.stop();

        assertThat(upstream.cancelled).isTrue();
        assertThat(events.subList(0, 2)).containsExactly(new Text("One, "), new Text("two"));
        assertThat(events).hasSize(3);
        assertThat(conversation.messages()).containsExactly(UserMessage.from("Count"), AiMessage.from("One, two"));
    }

    @Test
    void a_turn_that_fails_leaves_no_trace_and_makes_room_for_the_next() {
        Turn turn = started("Hello");
        assertThatThrownBy(() -> new Turn(conversation, "Hello?", events::add))
                .isInstanceOf(IllegalStateException.class);

        model.fails(new IllegalStateException("no\n  route"));

        assertThat(events).containsExactly(new Failed("no route"));
        assertThat(conversation.messages()).isEmpty();
        turn.stop();
        assertThat(events).hasSize(1);
        started("Again");
    }

    private Turn started(String question) {
        Turn turn = new Turn(conversation, question, events::add);
        turn.start(model, AzureLlamaChatRequestParameters.EMPTY, List.of());
        return turn;
    }

    private static final class Model implements StreamingChatModel {

        private final List<StreamingChatResponseHandler> handlers = new ArrayList<>();

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handlers.add(handler);
        }

        void says(String chunk, StreamingHandle upstream) {
            handlers.get(0).onPartialResponse(new PartialResponse(chunk), new PartialResponseContext(upstream));
        }

        void fails(RuntimeException problem) {
            handlers.get(0).onError(problem);
        }
    }

    private static final class Upstream implements StreamingHandle {

        private boolean cancelled;

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
