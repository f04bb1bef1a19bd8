package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatModelListenerTest extends MockServerTest {

    /** Keeps the contexts. */
    private static final class Listener implements ChatModelListener {
        final List<Object> contexts = new CopyOnWriteArrayList<>();

        @Override
        public void onRequest(ChatModelRequestContext context) {
            contexts.add(context);
        }

        @Override
        public void onResponse(ChatModelResponseContext context) {
            contexts.add(context);
        }

        @Override
        public void onError(ChatModelErrorContext context) {
            contexts.add(context);
        }
    }

    private final Listener listener = new Listener();

    private Chat listened(CallMode mode) {
        boolean isNew = mode == CallMode.ASYNC || mode == CallMode.PUBLISHER;
        assumeTrue(!isNew || NewerCore.isPresent(), "LangChain4j 1.19 has no method that calls listeners");
        return open(
                mode, builder -> builder.listeners(listener).temperature(0.5).maxRetries(0));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void receives_request_and_response(CallMode mode) {
        enqueue(mode.answer("ok"));

        listened(mode).text();

        assertThat(listener.contexts).hasSize(2);
        var request = (ChatModelRequestContext) listener.contexts.get(0);
        var response = (ChatModelResponseContext) listener.contexts.get(1);
        assertThat(request.modelProvider()).isEqualTo(ModelProvider.MICROSOFT_FOUNDRY);
        assertThat(request.chatRequest().parameters().temperature()).isEqualTo(0.5);
        assertThat(response.chatResponse().aiMessage().text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void hears_of_the_same_error_as_the_caller(CallMode mode) {
        enqueue(Responses.json(400, "{}"));

        Throwable thrown = catchThrowable(listened(mode)::text);

        assertThat(listener.contexts).hasSize(2);
        assertThat(((ChatModelErrorContext) listener.contexts.get(1)).error()).isSameAs(thrown);
    }
}
