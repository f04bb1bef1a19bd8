package io.github.azurellama.internal.message;

import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Merges consecutive messages of one role, for chat templates that require roles to alternate. */
public final class MessageMerger {

    private static final String SEPARATOR = "\n\n";

    private MessageMerger() {}

    public static List<WireMessage> merge(List<WireMessage> messages) {
        List<WireMessage> merged = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); ) {
            int end = i + 1;
            while (end < messages.size() && canMerge(messages.get(end - 1), messages.get(end))) {
                end++;
            }
            merged.add(end == i + 1 ? messages.get(i) : merged(messages.subList(i, end)));
            i = end;
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

    private static WireMessage merged(List<WireMessage> run) {
        WireMessage first = run.get(0);
        return new WireMessage(
                first.role(),
                joined(run.stream().flatMap(message -> message.content().stream())),
                first.name(),
                first.toolCalls(),
                null,
                thinking(run));
    }

    /** The same parts, texts that follow each other as one. */
    static List<WireMessage.Part> joined(Stream<WireMessage.Part> parts) {
        List<WireMessage.Part> content = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        parts.forEach(part -> {
            if (part instanceof WireMessage.Text text) {
                texts.add(text.text());
            } else {
                addText(texts, content);
                content.add(part);
            }
        });
        addText(texts, content);
        return content;
    }

    private static void addText(List<String> texts, List<WireMessage.Part> content) {
        if (!texts.isEmpty()) {
            content.add(new WireMessage.Text(String.join(SEPARATOR, texts)));
            texts.clear();
        }
    }

    private static WireMessage.@Nullable Thinking thinking(List<WireMessage> run) {
        List<WireMessage.Thinking> all = run.stream()
                .flatMap(message -> Stream.ofNullable(message.thinking()))
                .toList();
        return all.isEmpty()
                ? null
                : new WireMessage.Thinking(
                        all.get(0).field(),
                        all.stream().map(WireMessage.Thinking::text).collect(Collectors.joining(SEPARATOR)));
    }
}
