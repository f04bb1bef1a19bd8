package io.github.azurellama.internal.message;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's messages to those of a request. */
public final class MessageMapper {

    private MessageMapper() {}

    /** Maps messages; with the thinking of the model in the field of that name, unless it is null. */
    public static List<WireMessage> map(List<ChatMessage> messages, @Nullable String thinkingField) {
        List<WireMessage> mapped = new ArrayList<>(messages.size());
        for (ChatMessage message : messages) {
            mapped.add(map(message, thinkingField));
        }
        return mapped;
    }

    public static WireMessage map(ChatMessage message, @Nullable String thinkingField) {
        if (message instanceof UserMessage user) {
            return map(user);
        }
        if (message instanceof AiMessage ai) {
            return map(ai).withThinking(thinking(ai, thinkingField));
        }
        if (message instanceof SystemMessage system) {
            return WireMessage.of("system", system.text());
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return map(result);
        }
        throw new UnsupportedFeatureException("a message of type " + message.type()
                + " is not supported: send system, user, AI and tool execution result messages");
    }

    public static WireMessage.@Nullable Thinking thinking(AiMessage message, @Nullable String field) {
        String thinking = message.thinking();
        return field == null || thinking == null || thinking.isEmpty()
                ? null
                : new WireMessage.Thinking(field, thinking);
    }

    private static WireMessage map(UserMessage user) {
        List<WireMessage.Part> parts = new ArrayList<>(user.contents().size());
        for (Content content : user.contents()) {
            parts.add(ContentMapper.map(content));
        }
        boolean isText = parts.size() > 1 && parts.stream().allMatch(WireMessage.Text.class::isInstance);
        return new WireMessage(
                "user", isText ? MessageMerger.joined(parts.stream()) : parts, user.name(), List.of(), null, null);
    }

    /** A message without text is sent with "", because some servers require content. */
    private static WireMessage map(AiMessage ai) {
        return new WireMessage(
                "assistant",
                ai.text() == null ? List.of() : List.of(new WireMessage.Text(ai.text())),
                null,
                ai.toolExecutionRequests().stream().map(MessageMapper::map).toList(),
                null,
                null);
    }

    private static WireToolCall map(ToolExecutionRequest request) {
        if (request.name() == null) {
            throw new InvalidSettingException(
                    "messages", null, "messages has a tool call without a name: set its name, or leave it out");
        }
        return new WireToolCall(null, request.id(), request.name(), ToolArguments.field(request.arguments()));
    }

    private static WireMessage map(ToolExecutionResultMessage result) {
        return new WireMessage(
                "tool", List.of(new WireMessage.Text(resultText(result))), null, List.of(), result.id(), null);
    }

    public static String resultText(ToolExecutionResultMessage result) {
        if (!result.hasSingleText()) {
            throw new UnsupportedFeatureException("the result of tool '" + result.toolName()
                    + "' has non-text content, which is not supported: return text");
        }
        return result.text();
    }
}
