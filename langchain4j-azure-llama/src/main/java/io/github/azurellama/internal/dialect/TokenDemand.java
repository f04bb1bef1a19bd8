package io.github.azurellama.internal.dialect;

import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.internal.wire.WireToolCall;

/** How many tokens a request may use, as far as can be known before it is sent. */
public final class TokenDemand {

    private TokenDemand() {}

    /** The text that the model reads; images are left out. */
    public static String promptText(ModelRequest request) {
        var text = new StringBuilder();
        if (request instanceof ChatCompletionRequest chat) {
            chat.messages().forEach(message -> append(text, message));
            chat.tools().forEach(tool -> append(text, tool));
            if (chat.responseFormat() != null) {
                text.append(Json.text(chat.responseFormat())).append('\n');
            }
        } else if (request instanceof CompletionRequest completion) {
            text.append(completion.prompt());
        }
        return text.toString();
    }

    /** The most tokens that all choices together may have, or 1024 for each where the request sets no limit. */
    public static long outputTokens(ModelRequest request) {
        return OptionFields.outputTokens(request.options());
    }

    private static void append(StringBuilder text, WireMessage message) {
        text.append(message.role()).append('\n');
        for (WireMessage.Part part : message.content()) {
            if (part instanceof WireMessage.Text one) {
                text.append(one.text()).append('\n');
            }
        }
        for (WireToolCall call : message.toolCalls()) {
            text.append(call.name()).append(call.arguments()).append('\n');
        }
    }

    private static void append(StringBuilder text, WireTool tool) {
        text.append(tool.name()).append('\n').append(tool.description()).append('\n');
        text.append(Json.text(tool.parameters())).append('\n');
    }
}
