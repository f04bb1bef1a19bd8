package io.github.azurellama.internal.wire;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The text of a request that the model has to read; images are left out. */
final class PromptText {

    private PromptText() {}

    static String of(ModelRequest request) {
        var text = new StringBuilder();
        if (request instanceof ChatCompletionRequest chat) {
            chat.messages().forEach(message -> append(text, message));
            chat.tools().forEach(tool -> append(text, tool));
            if (chat.responseFormat() != null) {
                text.append(json(chat.responseFormat())).append('\n');
            }
        } else if (request instanceof CompletionRequest completion) {
            text.append(completion.prompt());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, WireMessage message) {
        text.append(message.role()).append('\n');
        for (WireMessage.Part part : message.content()) {
            if (part instanceof WireMessage.Text words) {
                text.append(words.text()).append('\n');
            }
        }
        for (WireToolCall call : message.toolCalls()) {
            text.append(call.name()).append(call.arguments()).append('\n');
        }
    }

    private static void append(StringBuilder text, WireTool tool) {
        text.append(tool.name()).append('\n').append(tool.description()).append('\n');
        text.append(json(tool.parameters())).append('\n');
    }

    private static String json(Object value) {
        var text = new StringWriter();
        try (var out = Json.FACTORY.createGenerator(text)) {
            Json.write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }
}
