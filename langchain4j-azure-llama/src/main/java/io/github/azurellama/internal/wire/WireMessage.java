package io.github.azurellama.internal.wire;

import io.github.azurellama.error.InvalidSettingException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a request.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
 * @param content its parts; a single text is written as a plain string, which every server accepts
 * @param name the name of the author, or null
 * @param toolCalls an assistant's tool calls
 * @param toolCallId the call whose result a tool's message holds, or null
 * @param thinking an assistant's reasoning, or null
 */
public record WireMessage(
        String role,
        List<Part> content,
        @Nullable String name,
        List<WireToolCall> toolCalls,
        @Nullable String toolCallId,
        @Nullable Thinking thinking) {

    /** A message with one text. */
    public static WireMessage of(String role, String text) {
        return new WireMessage(role, List.of(new Text(text)), null, List.of(), null, null);
    }

    /** The same message with another content. */
    public WireMessage withContent(List<Part> other) {
        return new WireMessage(role, other, name, toolCalls, toolCallId, thinking);
    }

    /** The same message with another reasoning. */
    public WireMessage withThinking(@Nullable Thinking other) {
        return new WireMessage(role, content, name, toolCalls, toolCallId, other);
    }

    /** Reasoning, in the field that the user chose. */
    public record Thinking(String field, String text) {

        private static final Set<String> OTHER_FIELDS = Set.of("role", "content", "name", "tool_calls", "tool_call_id");

        /**
         * The name of the field.
         *
         * @throws InvalidSettingException if it is blank or that of another field of messages
         */
        public static String checkedField(String name) {
            if (name.isBlank() || OTHER_FIELDS.contains(name)) {
                throw new InvalidSettingException(
                        "sendThinking",
                        name,
                        "sendThinking with the field '" + name
                                + "' would not be a message any more: name a field such as"
                                + " reasoning_content, which other fields of a message do not have");
            }
            return name;
        }
    }

    /** A part of a message's content. */
    public sealed interface Part {}

    /** A text. */
    public record Text(String text) implements Part {}

    /**
     * An image.
     *
     * @param url its URL, or for base64 data the beginning of a data URL up to and with the comma
     * @param base64 its base64 data, or null; kept apart so that megabytes are not copied to join the two
     * @param detail {@code low}, {@code high} or {@code auto}
     */
    public record Image(String url, @Nullable String base64, String detail) implements Part {}
}
