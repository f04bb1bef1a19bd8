package io.github.azurellama.benchmarks.client;

import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import java.time.Duration;

/** What is compared. */
public enum Subject {

    /** This library as it is by default. */
    PLUGIN("azure-llama") {
        @Override
        public BenchmarkClient connect(String url, String key) {
            return new ModelClient(
                    () -> AzureLlamaChatModel.builder()
                            .endpoint(url)
                            .apiKey(key)
                            .modelName(MODEL)
                            .timeout(PATIENCE)
                            .build(),
                    () -> AzureLlamaStreamingChatModel.builder()
                            .endpoint(url)
                            .apiKey(key)
                            .modelName(MODEL)
                            .timeout(PATIENCE)
                            .build());
        }
    },

    /** LangChain4j's own client for OpenAI, on the HTTP client that it brings, with default settings. */
    PEER("open-ai") {
        @Override
        public BenchmarkClient connect(String url, String key) {
            return new ModelClient(
                    () -> OpenAiChatModel.builder()
                            .baseUrl(url)
                            .apiKey(key)
                            .modelName(MODEL)
                            .timeout(PATIENCE)
                            .build(),
                    () -> OpenAiStreamingChatModel.builder()
                            .baseUrl(url)
                            .apiKey(key)
                            .modelName(MODEL)
                            .timeout(PATIENCE)
                            .build());
        }
    },

    /** A loop over the bytes that OkHttp gives. */
    FLOOR("floor") {
        @Override
        public BenchmarkClient connect(String url, String key) {
            return new FloorClient(new ChatRequests(url, key, MODEL, PATIENCE));
        }
    },

    /** OkHttp's own reader of events; streams only. */
    SSE("okhttp-sse") {
        @Override
        public BenchmarkClient connect(String url, String key) {
            return new SseClient(new ChatRequests(url, key, MODEL, PATIENCE));
        }
    };

    private static final String MODEL = "Llama-3.3-70B-Instruct";

    /** For those who need minutes for a thousand streams. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    /** A client of that server, whose response the key selects. */
    public abstract BenchmarkClient connect(String url, String key);

    /** The head of its column. */
    public String title() {
        return title;
    }
}
