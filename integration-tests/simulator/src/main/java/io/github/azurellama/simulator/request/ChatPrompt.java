package io.github.azurellama.simulator.request;

import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.request.GenerationRequest.Prompt;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.token.Tokenizer;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** The prompt that a chat becomes. */
final class ChatPrompt {

    private static final Pattern TEXT_ONLY = Pattern.compile("llama-?(2|3([.]\\d)?)(?!.*vision)");
    private static final Pattern ONE_IMAGE = Pattern.compile("maverick|vision");
    private static final int MOST_IMAGES = 10;

    private ChatPrompt() {}

    static Prompt of(Conversation conversation) {
        int images = conversation.messages().stream()
                .mapToInt(message -> message.images().size())
                .sum();
        if (images > 0) {
            checkImages(images, conversation.model());
        }
        var tokens = Tokenizer.tokens(text(conversation));
        return new Prompt(conversation, tokens, tokens.size() + images * Tokenizer.TOKENS_PER_IMAGE);
    }

    /** How many images a model takes depends on its name, the only thing that a request says about it. */
    private static void checkImages(int images, String model) {
        var name = model.toLowerCase(Locale.ROOT);
        if (TEXT_ONLY.matcher(name).find()) {
            throw ErrorResponseException.engine(model + " is not a multimodal model");
        }
        int limit = ONE_IMAGE.matcher(name).find() ? 1 : MOST_IMAGES;
        if (images > limit) {
            throw ErrorResponseException.engine("At most " + limit + " image(s) may be provided in one request.");
        }
    }

    /** Tools, then messages with their tool calls, each on a line, without a chat template around them. */
    private static String text(Conversation conversation) {
        var lines = new ArrayList<String>();
        for (var tool : conversation.tools()) {
            lines.add(tool.name() + ": " + tool.description() + " " + SimulatorJson.AS_WRITTEN.text(tool.parameters()));
        }
        for (var message : conversation.messages()) {
            if (!message.text().isEmpty()) {
                lines.add(message.text());
            }
            message.toolCalls().forEach(call -> lines.add(call.name() + call.arguments()));
        }
        return String.join("\n", lines);
    }
}
