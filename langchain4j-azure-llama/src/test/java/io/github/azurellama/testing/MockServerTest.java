package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.error.AzureLlamaHttpException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A test of the models against a server of its own. A callback that no test took fails it. */
@Timeout(value = 2 * Recorder.PATIENCE_SECONDS)
@Tag("http")
public abstract class MockServerTest {

    protected static final String KEY = "k3y-THAT-nobody-may-see";

    /** Where nothing listens, and no test beside can. */
    protected static final String GONE = "http://127.0.0.1:1/v1";

    protected final MockWebServer server = MockServers.create();
    private final List<StreamRecorder<?>> recorders = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void nothing_is_left_over() {
        server.close();
        recorders.forEach(StreamRecorder::assertExhausted);
    }

    /** A model of that way at the server's /v1, with these settings on top. */
    protected Chat open(CallMode mode, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        Chat chat = mode.open(builder -> {
            builder.endpoint(url("/v1")).apiKey(KEY);
            settings.accept(builder);
        });
        recorders.add(chat.recorder());
        return chat;
    }

    protected Chat open(CallMode mode) {
        return open(mode, builder -> {});
    }

    protected <R extends StreamRecorder<?>> R watched(R recorder) {
        recorders.add(recorder);
        return recorder;
    }

    protected String url(String path) {
        return server.url(path).toString();
    }

    protected void enqueue(MockResponse.Builder... replies) {
        for (MockResponse.Builder reply : replies) {
            server.enqueue(reply.build());
        }
    }

    /** The next request that the server got. */
    protected RecordedRequest taken() {
        try {
            RecordedRequest request = server.takeRequest(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request came");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for a request", e);
        }
    }

    /** The error response behind an exception of LangChain4j. */
    protected static AzureLlamaHttpException errorResponse(Throwable thrown) {
        assertThat(thrown.getCause()).isInstanceOf(AzureLlamaHttpException.class);
        return (AzureLlamaHttpException) thrown.getCause();
    }

    protected static ChatRequest question(String text) {
        return ChatRequest.builder().messages(UserMessage.from(text)).build();
    }
}
