package io.github.azurellama.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a request.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
 * @param content its parts; a single text is written as a plain string, which every server accepts
 * @param name the name of the author, or null
 * @param toolCalls an assistant's tool calls
 * @param toolCallId the call whose result a tool's message holds, or null
 */
public record WireMessage(
        String role,
        List<Part> content,
        @Nullable String name,
        List<WireToolCall> toolCalls,
        @Nullable String toolCallId) {

    /** A message with one text. */
    public static WireMessage of(String role, String text) {
        return new WireMessage(role, List.of(new Text(text)), null, List.of(), null);
    }

    /** The same message with another content. */
    public WireMessage withContent(List<Part> other) {
        return new WireMessage(role, other, name, toolCalls, toolCallId);
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
