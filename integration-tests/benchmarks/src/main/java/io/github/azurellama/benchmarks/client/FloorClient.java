package io.github.azurellama.benchmarks.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The least that a client on OkHttp can do: writes the request by joining strings and takes the response apart in a loop over its
 * bytes. No interceptor, no retry, no mapping of errors, no JSON library, nothing but this one form of response.
 */
final class FloorClient implements BenchmarkClient {

    private static final MediaType JSON = MediaType.get("application/json");

    private final String url;
    private final String key;
    private final String model;
    private final OkHttpClient client;

    FloorClient(String url, String key, String model, Duration patience) {
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
                .connectTimeout(patience)
                .readTimeout(patience)
                .build();
    }

    @Override
    public String ask(String question) {
        try (Response response = call(question, "").execute()) {
            byte[] body = response.body().bytes();
            return new FloorResponse().take(body, 0, body.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stream(String question, TokenListener listener) {
        call(question, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}")
                .enqueue(new Callback() {
                    @Override
                    public void onFailure(Call call, IOException e) {
                        listener.onFailure(e);
                    }

                    @Override
                    public void onResponse(Call call, Response response) {
                        try (response) {
                            new FloorStream(listener).readAll(response.body().source());
                        } catch (IOException e) {
                            listener.onFailure(e);
                        }
                    }
                });
    }

    private Call call(String question, String options) {
        String json = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]"
                + options + "}";
        return client.newCall(new Request.Builder()
                .url(url)
                .header("Authorization", key)
                .post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON))
                .build());
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
