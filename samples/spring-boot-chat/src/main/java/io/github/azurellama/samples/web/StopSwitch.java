package io.github.azurellama.samples.web;

import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;

/** Stops the streams of a response, of which there is one after each round of tool calls, those to come included. */
final class StopSwitch {

    private volatile boolean thrown;
    private volatile @Nullable StreamingHandle stream;

    /** Stops the stream that is open. */
    void stop() {
        thrown = true;
        StreamingHandle open = stream;
        if (open != null) {
            open.cancel();
        }
    }

    /** Registers a stream. It has no handle before its first chunk, so an earlier stop takes effect here. */
    void onPiece(StreamingHandle handle) {
        stream = handle;
        if (thrown) {
            handle.cancel();
        }
    }
}
