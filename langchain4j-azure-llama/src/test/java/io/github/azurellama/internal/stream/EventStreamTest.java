package io.github.azurellama.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import java.util.List;
import mockwebserver3.MockResponse;

/** A test of what a streaming model makes of the events that a server writes. */
abstract class EventStreamTest extends MockServerTest {

    /** The callback that ends a stream of these events. */
    final StreamCallback last(String events) {
        return last(Responses.events(events));
    }

    final StreamCallback last(MockResponse.Builder response) {
        enqueue(response);
        Recorder recorder = watched(new Recorder());
        AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .maxRetries(0)
                .build()
                .chat(question("Hi"), recorder);
        List<StreamCallback> callbacks = recorder.untilEnd();
        return callbacks.get(callbacks.size() - 1);
    }

    /** The message of the error that it ends with. */
    final String error(String events) {
        StreamCallback last = last(events);
        assertThat(last.kind()).as(events).isEqualTo(Kind.ERROR);
        return String.valueOf(last.error().getMessage());
    }
}
