package io.github.azurellama.benchmarks.client;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** OkHttp's own reader of events, with the floor's reading of their data. It has no blocking calls of its own. */
final class SseClient implements BenchmarkClient {

    private final ChatRequests requests;
    private final EventSource.Factory events;

    SseClient(ChatRequests requests) {
        this.requests = requests;
        this.events = EventSources.createFactory(requests.client());
    }

    @Override
    public String ask(String question) {
        throw new UnsupportedOperationException("okhttp-sse streams only");
    }

    @Override
    public void stream(String question, TokenListener listener) {
        events.newEventSource(requests.stream(question), new Events(listener));
    }

    private static final class Events extends EventSourceListener {

        private final TokenListener listener;
        private final FloorResponse response = new FloorResponse();
        private final StringBuilder text = new StringBuilder();
        private boolean ended;

        Events(TokenListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            if (data.equals("[DONE]")) {
                ended = true;
                listener.onEnd(text.toString());
                return;
            }
            byte[] json = data.getBytes(StandardCharsets.UTF_8);
            String chunk = response.take(json, 0, json.length);
            if (!chunk.isEmpty()) {
                text.append(chunk);
                listener.onText(chunk);
            }
        }

        @Override
        public void onClosed(EventSource source) {
            end(new EOFException("the stream ended before the response was complete"));
        }

        @Override
        public void onFailure(EventSource source, @Nullable Throwable failure, @Nullable Response failed) {
            end(failure == null ? new IllegalStateException("the server refused: " + failed) : failure);
        }

        private void end(Throwable failure) {
            if (!ended) {
                ended = true;
                listener.onFailure(failure);
            }
        }
    }
}
