package io.github.azurellama.simulator.responder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The input of the model, on whichever route it arrived.
 *
 * @param task a chat, or the continuation of a text
 * @param model the model that responds
 * @param messages the messages in order; for a completion one user message that holds the prompt
 * @param tools the tools on offer
 * @param toolChoice whether they may or must be called
 * @param format the form that the response must have
 * @param suffix for a completion, the text that follows the gap; empty otherwise
 * @param candidate which of several candidates ({@code n}) this is, from 0
 * @param request the whole request body, for responders that look for something else
 */
public record Conversation(
        Task task,
        String model,
        List<Message> messages,
        List<Tool> tools,
        ToolChoice toolChoice,
        OutputFormat format,
        String suffix,
        int candidate,
        ObjectNode request) {

    /** What kind of response is wanted. */
    public enum Task {
        CHAT,
        COMPLETION
    }

    /** The text of the last user message; empty if there is none. */
    public String question() {
        int last = lastUser();
        return last < 0 ? "" : messages.get(last).text();
    }

    /** The messages before the last user message. */
    public List<Message> history() {
        return messages.subList(0, Math.max(0, lastUser()));
    }

    /** The messages after the last user message: tool calls and their results, if any. */
    public List<Message> sinceQuestion() {
        return messages.subList(lastUser() + 1, messages.size());
    }

    /** The images of the last user message. */
    public List<Image> images() {
        int last = lastUser();
        return last < 0 ? List.of() : messages.get(last).images();
    }

    /** The system messages, joined by line breaks. */
    public String instructions() {
        return String.join(
                "\n",
                messages.stream()
                        .filter(message -> message.role() == Role.SYSTEM)
                        .map(Message::text)
                        .toList());
    }

    /** The same conversation, for another candidate. */
    public Conversation candidate(int number) {
        return new Conversation(task, model, messages, tools, toolChoice, format, suffix, number, request);
    }

    /** The same conversation without any tool. */
    public Conversation withoutTools() {
        return with(messages, List.of(), ToolChoice.NONE, format);
    }

    /** The same conversation, read otherwise. */
    public Conversation with(
            List<Message> newMessages, List<Tool> newTools, ToolChoice newChoice, OutputFormat newFormat) {
        return new Conversation(task, model, newMessages, newTools, newChoice, newFormat, suffix, candidate, request);
    }

    private int lastUser() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == Role.USER) {
                return i;
            }
        }
        return -1;
    }
}
