package io.github.azurellama.internal.connect;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.FINISH;
import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.StreamRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ParallelStreamsTest extends MockServerTest {

    private static final int STREAMS = 50;

    @Test
    void many_streams_of_one_host_are_open_at_once_and_all_end() {
        var release = new CountDownLatch(1);
        var model = AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build();
        List<Recorder> recorders = new ArrayList<>();

        for (int i = 0; i < STREAMS; i++) {
            enqueue(new HeldBody(chunk("begun"), release, chunk(" and ended") + FINISH + DONE).response());
            var recorder = watched(new Recorder());
            recorders.add(recorder);
            model.chat(question("Hi"), recorder);
        }
        for (Recorder recorder : recorders) {
            assertThat(recorder.next().value()).as("every stream has begun").isEqualTo("begun");
        }
        release.countDown();

        for (Recorder recorder : recorders) {
            List<StreamRecorder.StreamCallback> callbacks = recorder.untilEnd();
            assertThat(callbacks
                            .get(callbacks.size() - 1)
                            .response()
                            .aiMessage()
                            .text())
                    .isEqualTo("begun and ended");
        }
    }
}
