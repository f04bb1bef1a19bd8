package io.github.azurellama.simulator.responder;

import java.util.List;

/**
 * One message of a conversation.
 *
 * @param role who wrote it
 * @param text its text; the text parts joined by a line break, empty if there is none
 * @param images its images, in order
 * @param toolCalls the calls that an assistant message carries
 * @param toolCallId the call whose result a tool message holds; empty for other roles
 */
public record Message(Role role, String text, List<Image> images, List<ToolCall> toolCalls, String toolCallId) {

    /** A message of text alone. */
    public static Message of(Role role, String text) {
        return new Message(role, text, List.of(), List.of(), "");
    }
}
