package io.github.azurellama.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.RecordedCalls;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThrowingCallListenerTest extends MockServerTest {

    private final RecordedCalls calls = new RecordedCalls();

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_listener_that_throws_harms_neither_the_call_nor_other_listeners(CallMode mode) throws Exception {
        enqueue(Responses.json(503, "{}").setHeader("Retry-After", "0"), mode.answer("fine"));
        Chat chat = open(
                mode, builder -> builder.callListeners(new ThrowingListener(false), new ThrowingListener(true), calls));

        assertThat(chat.text()).isEqualTo("fine");

        assertThat(calls.only().end().outcome()).isEqualTo(CallOutcome.SUCCESS);
        assertThat(taken().getHeaders().get("x-bad")).isNull();
    }

    /** Throws from every method, or from all but the first. */
    private record ThrowingListener(boolean begins) implements LlamaCallListener {

        @Override
        public LlamaCallListener onBegin(LlamaCall call) {
            if (begins) {
                return this;
            }
            throw new AssertionError("onBegin");
        }

        @Override
        public Map<String, String> headers(LlamaCall call) {
            return Map.of("x-bad", "line\nbreak");
        }

        @Override
        public void onAttemptEnd(LlamaCall call, CallAttempt attempt) {
            throw new IllegalStateException("onAttemptEnd");
        }

        @Override
        public void onRetryWait(LlamaCall call, CallAttempt failed, Duration delay) {
            throw new IllegalStateException("onRetryWait");
        }

        @Override
        public void onFirstToken(LlamaCall call, Duration sinceBegin) {
            throw new IllegalStateException("onFirstToken");
        }

        @Override
        public void onEnd(LlamaCall call, CallEnd end) {
            throw new StackOverflowError("onEnd");
        }
    }
}
