package io.github.azurellama.benchmarks.client;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The client and the requests of those that use OkHttp alone. A request is written by joining strings. */
final class ChatRequests {

    private static final MediaType JSON = MediaType.get("application/json");

    private final String url;
    private final String key;
    private final String model;
    private final OkHttpClient client;

    ChatRequests(String url, String key, String model, Duration timeout) {
        this.url = url + "/chat/completions";
        this.key = "Bearer " + key;
        this.model = model;
        // The dispatcher's default allows five streams per host, and the pool's keeps five connections.
        var dispatcher = new Dispatcher(threads());
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(100, 5, TimeUnit.MINUTES))
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    Request whole(String question) {
        return of(question, "");
    }

    Request stream(String question) {
        return of(question, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    }

    private Request of(String question, String options) {
        String json = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]"
                + options + "}";
        return new Request.Builder()
                .url(url)
                .header("Authorization", key)
                .post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON))
                .build();
    }

    private static ExecutorService threads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            return Executors.newCachedThreadPool();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
