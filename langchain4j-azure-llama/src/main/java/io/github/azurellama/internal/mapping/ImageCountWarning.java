package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Warns once of a request with more images than its model is known to take; the server decides. */
public final class ImageCountWarning {

    private final Logger log;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Warns there. */
    public ImageCountWarning(Logger log) {
        this.log = log;
    }

    /** Warns if that request has too many and none had before. */
    public void check(ChatCompletionRequest request) {
        int images = count(request);
        KnownModel model = images == 0 ? null : KnownModel.of(request.model());
        if (model == null || model.mostImages == null) {
            return;
        }
        if (images > model.mostImages && warned.compareAndSet(false, true)) {
            log.warn(
                    "The request has {} images, but {} takes at most {} on Azure: send fewer",
                    images,
                    model.displayName,
                    model.mostImages);
        }
    }

    private static int count(ChatCompletionRequest request) {
        int images = 0;
        for (WireMessage message : request.messages()) {
            for (WireMessage.Part part : message.content()) {
                images += part instanceof WireMessage.Image ? 1 : 0;
            }
        }
        return images;
    }
}
