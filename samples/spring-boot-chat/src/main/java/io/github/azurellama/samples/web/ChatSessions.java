package io.github.azurellama.samples.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The conversations of the pages that are open. One too many makes the one that was idle the longest be forgotten. */
@Component
final class ChatSessions {

    static final int MAX = 50;

    private final Map<String, ChatSession> byId = new LinkedHashMap<>(16, 0.75f, true);

    /** The conversation of that page; a new one if there was none. */
    ChatSession get(String id) {
        ChatSession conversation;
        ChatSession forgotten = null;
        synchronized (byId) {
            conversation = byId.computeIfAbsent(id, unknown -> new ChatSession());
            if (byId.size() > MAX) {
                forgotten = byId.remove(byId.keySet().iterator().next());
            }
        }
        if (forgotten != null) {
            forgotten.stop();
        }
        return conversation;
    }

    /** Stops the response that is being generated there, if any. */
    void stop(String id) {
        ChatSession conversation;
        synchronized (byId) {
            conversation = byId.get(id);
        }
        if (conversation != null) {
            conversation.stop();
        }
    }
}
