package io.github.azurellama.internal.message;

import dev.langchain4j.data.message.ChatMessage;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as they are counted: as they are sent, but without their images, whose size in tokens is none of the text's.
 *
 * @param messages the messages, text only
 * @param images how many images they had
 */
public record PromptText(List<WireMessage> messages, int images) {

    /**
     * Maps messages.
     *
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if they hold what no Llama model on Azure takes
     */
    public static PromptText of(Iterable<ChatMessage> messages) {
        List<WireMessage> texts = new ArrayList<>();
        int images = 0;
        for (ChatMessage message : messages) {
            WireMessage mapped = MessageMapper.map(message);
            List<WireMessage.Part> kept = mapped.content().stream()
                    .filter(part -> part instanceof WireMessage.Text)
                    .toList();
            images += mapped.content().size() - kept.size();
            texts.add(mapped.withContent(kept));
        }
        return new PromptText(texts, images);
    }
}
