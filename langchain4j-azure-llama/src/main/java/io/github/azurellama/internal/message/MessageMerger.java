package io.github.azurellama.internal.message;

import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merges consecutive messages of one role, for chat templates that require roles to alternate. */
public final class MessageMerger {

    private MessageMerger() {}

    public static List<WireMessage> merge(List<WireMessage> messages) {
        List<WireMessage> merged = new ArrayList<>(messages.size());
        for (WireMessage message : messages) {
            WireMessage last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && canMerge(last, message)) {
                merged.set(merged.size() - 1, merged(last, message));
            } else {
                merged.add(message);
            }
        }
        return merged;
    }

    /** A message with tool calls or a result stays separate, because results refer to calls by id. */
    private static boolean canMerge(WireMessage first, WireMessage second) {
        return first.role().equals(second.role())
                && !first.role().equals("tool")
                && first.toolCalls().isEmpty()
                && second.toolCalls().isEmpty()
                && Objects.equals(first.name(), second.name());
    }

    private static WireMessage merged(WireMessage first, WireMessage second) {
        List<WireMessage.Part> content = new ArrayList<>(first.content());
        for (WireMessage.Part part : second.content()) {
            int end = content.size() - 1;
            if (end >= 0
                    && content.get(end) instanceof WireMessage.Text before
                    && part instanceof WireMessage.Text after) {
                content.set(end, new WireMessage.Text(before.text() + "\n\n" + after.text()));
            } else {
                content.add(part);
            }
        }
        return new WireMessage(
                first.role(),
                content,
                first.name(),
                first.toolCalls(),
                null,
                merged(first.thinking(), second.thinking()));
    }

    private static WireMessage.@Nullable Thinking merged(
            WireMessage.@Nullable Thinking first, WireMessage.@Nullable Thinking second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return new WireMessage.Thinking(first.field(), first.text() + "\n\n" + second.text());
    }
}
