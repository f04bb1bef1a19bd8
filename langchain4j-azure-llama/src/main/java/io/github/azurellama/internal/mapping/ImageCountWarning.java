package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Logs a warning, once, for a request with more images than its model accepts; the request is sent all the same. */
public final class ImageCountWarning {

    private final Logger log;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ImageCountWarning(Logger log) {
        this.log = log;
    }

    /** Logs the warning if a request has too many images. */
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
