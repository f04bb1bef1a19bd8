package io.github.azurellama;

import io.github.azurellama.internal.token.ChatTemplate;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.List;

/** Counts by a tokenizer and a chat template, without requests. */
record OfflineTokenCounter(ChatTemplate template, String method) implements TokenCounter {

    @Override
    public int text(String text) {
        return template.tokenizer().count(text);
    }

    @Override
    public int message(WireMessage message) {
        return template.message(message);
    }

    @Override
    public int prompt(List<WireMessage> messages) {
        return template.prompt(messages);
    }

    @Override
    public String toString() {
        return method;
    }
}
