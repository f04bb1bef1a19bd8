package io.github.azurellama.internal.message;

import dev.langchain4j.data.message.ChatMessage;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages whose tokens are counted: those of the request, without images, because a tokenizer counts text only.
 *
 * @param messages the messages, text only
 * @param images the number of images left out
 */
public record PromptText(List<WireMessage> messages, int images) {

    /**
     * Maps messages.
     *
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if they have content that no Llama model on Azure accepts
     */
    public static PromptText of(Iterable<ChatMessage> messages) {
        List<WireMessage> texts = new ArrayList<>();
        int images = 0;
        for (ChatMessage message : messages) {
            WireMessage mapped = MessageMapper.map(message, null);
            List<WireMessage.Part> kept = mapped.content().stream()
                    .filter(part -> part instanceof WireMessage.Text)
                    .toList();
            images += mapped.content().size() - kept.size();
            texts.add(mapped.withContent(kept));
        }
        return new PromptText(texts, images);
    }
}
