package io.github.azurellama.benchmarks.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * The least that a client on OkHttp can do: takes the response apart in a loop over its bytes. No interceptor, no retry, no
 * mapping of errors, no JSON library, nothing but this one form of response.
 */
final class FloorClient implements BenchmarkClient {

    private final ChatRequests requests;

    FloorClient(ChatRequests requests) {
        this.requests = requests;
    }

    @Override
    public String ask(String question) {
        Call call = requests.client().newCall(requests.whole(question));
        try (Response response = call.execute()) {
            byte[] body = response.body().bytes();
            return new FloorResponse().take(body, 0, body.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stream(String question, TokenListener listener) {
        requests.client().newCall(requests.stream(question)).enqueue(new Callback() {
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
}
