package io.github.azurellama.internal.pool;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.DeploymentStatus;
import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServers;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A pool of two deployments: calls go to {@code first} while it is ready, else to {@code second}. */
@Timeout(value = 2 * Recorder.PATIENCE_SECONDS)
abstract class PooledServers {

    static final String KEY = "k3y-THAT-stays-SECRET";

    final MockWebServer first = MockServers.create();
    final MockWebServer second = MockServers.create();
    final CapturedLog log = new CapturedLog();
    private final List<Recorder> recorders = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        first.start();
        second.start();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        recorders.forEach(Recorder::assertExhausted);
    }

    static LlamaDeployment.Builder deployment(String name, MockWebServer server) {
        return LlamaDeployment.builder()
                .name(name)
                .endpoint(server.url("/v1").toString())
                .apiKey(KEY);
    }

    LlamaDeployments pool(UnaryOperator<LlamaDeployments.Builder> settings) {
        return settings.apply(LlamaDeployments.builder()
                        .deployments(
                                deployment("first", first).build(),
                                deployment("second", second).priority(1).build())
                        .logger(log))
                .build();
    }

    LlamaDeployments pool() {
        return pool(settings -> settings);
    }

    Chat open(CallMode mode, LlamaDeployments pool) {
        return open(mode, builder -> builder.deployments(pool));
    }

    Chat open(CallMode mode, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        Chat chat = mode.open(settings);
        recorders.add(chat.recorder());
        return chat;
    }

    static void enqueue(MockWebServer server, MockResponse.Builder... responses) {
        for (MockResponse.Builder response : responses) {
            server.enqueue(response.build());
        }
    }

    static MockResponse.Builder error(int status) {
        return Responses.json(status, "{\"error\":{\"message\":\"status " + status + "\"}}");
    }

    static List<DeploymentStatus.State> states(LlamaDeployments pool) {
        return pool.status().stream().map(DeploymentStatus::state).toList();
    }
}
