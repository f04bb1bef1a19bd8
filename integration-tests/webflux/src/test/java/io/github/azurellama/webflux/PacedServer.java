package io.github.azurellama.webflux;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Streams one token to each call, and the others at a pace once the expected number of calls has got theirs, so that all
 * streams are open at once however slow the machine is.
 */
final class PacedServer implements AutoCloseable {

    static final String TOKEN = "word";

    private static final String HEAD =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,";
    private static final String CONTENT =
            HEAD + "\"delta\":{\"content\":\"" + TOKEN + "\"},\"finish_reason\":null}]}\n\n";
    private static final String END = HEAD + "\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<HttpServerResponse> open = new ArrayList<>(); // used on the event loop only
    private final CountDownLatch disconnects;
    private final int streams;
    private final int tokens;
    private final Duration pace;
    private final int port;

    PacedServer(int streams, int tokens, Duration pace) {
        this.streams = streams;
        this.tokens = tokens;
        this.pace = pace;
        this.disconnects = new CountDownLatch(streams);
        this.port = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::begin)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    /** Waits until all streams were ended by the client. */
    boolean awaitDisconnects() throws InterruptedException {
        return disconnects.await(1, TimeUnit.MINUTES);
    }

    private void begin(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.closeHandler(closed -> disconnects.countDown());
        response.write(CONTENT);
        open.add(response);
        if (open.size() == streams && tokens > 1) {
            sendNext(1);
        }
    }

    private void sendNext(int sent) {
        boolean isLast = sent == tokens;
        open.forEach(response -> response.write(isLast ? END : CONTENT));
        if (isLast) {
            open.forEach(HttpServerResponse::end);
        } else {
            vertx.setTimer(pace.toMillis(), timer -> sendNext(sent + 1));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
