package io.github.azurellama.simulator.request;

import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.responder.Message;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How many images a model takes, by its name, the only thing that a request says about it. */
final class ImageLimit {

    private static final Pattern TEXT_ONLY = Pattern.compile("llama-?(2|3([.]\\d)?)(?!.*vision).*");

    private ImageLimit() {}

    static void check(String model, List<Message> messages) {
        int images =
                messages.stream().mapToInt(message -> message.images().size()).sum();
        if (images == 0) {
            return;
        }
        var name = model.toLowerCase(Locale.ROOT);
        if (TEXT_ONLY
                .matcher(name.substring(name.indexOf("llama") < 0 ? 0 : name.indexOf("llama")))
                .matches()) {
            throw ErrorResponseException.engine(model + " is not a multimodal model");
        }
        int limit = name.contains("maverick") || name.contains("vision") ? 1 : 10;
        if (images > limit) {
            throw ErrorResponseException.engine("At most " + limit + " image(s) may be provided in one request.");
        }
    }
}
