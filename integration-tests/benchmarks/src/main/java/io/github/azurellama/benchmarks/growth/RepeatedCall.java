package io.github.azurellama.benchmarks.growth;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.benchmarks.figure.Percentiles;
import io.github.azurellama.benchmarks.figure.Resources;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One call of this library's models, again and again. */
final class RepeatedCall {

    private static final int FEWEST = 5;
    private static final String MODEL = "Llama-3.2-90B-Vision-Instruct";

    private final ChatRequest request;
    private final boolean streamed;
    private final ChatModel model;
    private final StreamingChatModel streaming;

    RepeatedCall(String url, ChatRequest request, ResponseSpec answer) {
        this.request = request;
        this.streamed = answer.stream();
        this.model = AzureLlamaChatModel.builder()
                .endpoint(url)
                .apiKey(answer.key())
                .modelName(MODEL)
                .build();
        this.streaming = AzureLlamaStreamingChatModel.builder()
                .endpoint(url)
                .apiKey(answer.key())
                .modelName(MODEL)
                .build();
    }

    /** Calls for that long, and a few times at least. */
    Cost run(Duration time) {
        List<Double> micros = new ArrayList<>();
        Resources before = Resources.used();
        long begin = System.nanoTime();
        while (micros.size() < FEWEST || System.nanoTime() - begin < time.toNanos()) {
            long callBegin = System.nanoTime();
            call();
            micros.add((System.nanoTime() - callBegin) / 1e3);
        }
        Resources used = Resources.used().since(before);
        double[] times = micros.stream().mapToDouble(Double::doubleValue).toArray();
        return new Cost(new Percentiles(times).median(), (double) used.bytes() / times.length);
    }

    private void call() {
        if (streamed) {
            var end = new End();
            streaming.chat(request, end);
            end.answer.join();
        } else {
            model.chat(request);
        }
    }

    private static final class End implements StreamingChatResponseHandler {

        private final CompletableFuture<ChatResponse> answer = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String piece) {
            // Only the end counts.
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            answer.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }
}
