package io.github.azurellama.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import io.github.azurellama.samples.web.ResponseEvent.Stopped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConversationsTest {

    private final ChatSessions conversations = new ChatSessions();

    @Test
    void the_conversation_that_was_idle_the_longest_is_forgotten_and_stopped() {
        var events = new ArrayList<ResponseEvent>();
        ChatSession first = conversations.get("0");
        ChatSession second = conversations.get("1");
        Turn turn = new Turn(second, "Hello", events::add);
        for (int i = 2; i < ChatSessions.MAX; i++) {
            conversations.get(String.valueOf(i));
        }
        assertThat(conversations.get("0")).isSameAs(first);
        assertThat(events).isEmpty();

        conversations.get("one more");

        assertThat(conversations.get("0")).isSameAs(first);
        assertThat(events).hasSize(1).first().isInstanceOf(Stopped.class);
        assertThat(conversations.get("1")).isNotSameAs(second);
        turn.stop();
    }

    @Test
    void a_long_conversation_loses_its_beginning() {
        var conversation = new ChatSession();
        List<ChatMessage> said = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            said.add(UserMessage.from("message " + i + " of many words ".repeat(500)));
        }
        new Turn(conversation, "Hello", event -> {}).stop();
        conversation.end(said);

        List<ChatMessage> kept = conversation
                .begin(new Turn(new ChatSession(), "x", event -> {}))
                .messages();

        assertThat(kept).hasSizeBetween(2, 29).endsWith(said.get(29)).doesNotContain(said.get(0));
    }
}
