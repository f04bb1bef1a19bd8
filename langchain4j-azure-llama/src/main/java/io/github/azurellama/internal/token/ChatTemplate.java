package io.github.azurellama.internal.token;

import io.github.azurellama.internal.wire.WireMessage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts messages as Llama 3's chat template writes them: {@code <|begin_of_text|>}; for each message
 * {@code <|start_header_id|>ROLE<|end_header_id|>}, two line ends, the text and {@code <|eot_id|>}; then the header of the
 * response.
 *
 * @param tokenizer counts everything but the special tokens
 */
public record ChatTemplate(TextTokenizer tokenizer) {

    private static final int SPECIAL = 1;
    private static final String AFTER_HEADER = "\n\n";

    /** The tokens of a prompt of these messages. */
    public int prompt(List<WireMessage> messages) {
        return SPECIAL + messages.stream().mapToInt(this::message).sum() + header("assistant", "");
    }

    /** The tokens of one message within a prompt. */
    public int message(WireMessage message) {
        String role = message.role().equals("tool") ? "ipython" : message.role();
        return header(role, text(message).strip()) + SPECIAL;
    }

    private int header(String role, String text) {
        return SPECIAL + tokenizer.count(role) + SPECIAL + tokenizer.count(AFTER_HEADER + text);
    }

    private static String text(WireMessage message) {
        Stream<String> texts = message.content().stream()
                .filter(WireMessage.Text.class::isInstance)
                .map(part -> ((WireMessage.Text) part).text());
        Stream<String> calls = message.toolCalls().stream()
                .map(call -> "{\"name\": \"" + call.name() + "\", \"parameters\": " + call.arguments() + "}");
        return Stream.concat(texts, calls).collect(Collectors.joining("\n"));
    }
}
