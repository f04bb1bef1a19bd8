package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Warns once of a request with more images than its model is known to take; the server decides. */
public final class ImageLimit {

    private final Logger log;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Warns there. */
    public ImageLimit(Logger log) {
        this.log = log;
    }

    /** Warns if that request has too many and none had before. */
    public void check(ChatCompletionRequest request) {
        KnownModel model = KnownModel.of(request.model());
        if (model == null || model.mostImages == null) {
            return;
        }
        long images = request.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(WireMessage.Image.class::isInstance)
                .count();
        if (images > model.mostImages && warned.compareAndSet(false, true)) {
            log.warn(
                    "The request has {} images, but {} takes at most {} on Azure: send fewer",
                    images,
                    model.displayName,
                    model.mostImages);
        }
    }
}
