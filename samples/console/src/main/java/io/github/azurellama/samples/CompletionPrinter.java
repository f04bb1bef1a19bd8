package io.github.azurellama.samples;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.samples.cli.Stopwatch;
import io.github.azurellama.samples.cli.Terminal;
import java.util.concurrent.CompletableFuture;

/** Prints a completion while it is being written. */
final class CompletionPrinter implements StreamingResponseHandler<String> {

    private final Terminal terminal;
    private final Stopwatch watch;
    private final CompletableFuture<Response<String>> completion = new CompletableFuture<>();

    CompletionPrinter(Terminal terminal, Stopwatch watch) {
        this.terminal = terminal;
        this.watch = watch;
    }

    @Override
    public void onNext(String piece) {
        watch.firstToken();
        terminal.print(piece);
    }

    @Override
    public void onComplete(Response<String> response) {
        completion.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        completion.completeExceptionally(error);
    }

    /** Waits for the end; throws what the stream failed with, as the cause. */
    Response<String> awaitResponse() {
        return completion.join();
    }
}
