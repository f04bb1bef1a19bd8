package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Where the JVM has virtual threads, many calls that wait hold few platform threads. */
@EnabledForJreRange(min = JRE.JAVA_21)
class ManyWaitingCallsTest extends MockServerTest {

    private static final int CALLS = 10_000;

    /** Those for the first calls, carriers of virtual threads, timers, OkHttp's and the library's own watch, which all calls share. */
    private static final int PLATFORM_THREADS = 40;

    private void assertThreadless(Consumer<AzureLlamaChatModelBuilder<?>> settings, CountDownLatch begun)
            throws InterruptedException {
        var builder = AzureLlamaChatModel.builder().endpoint(url("/v1")).maxRetries(0);
        settings.accept(builder);
        AzureLlamaChatModel model = builder.build();
        int before = ManagementFactory.getThreadMXBean().getThreadCount();

        var calls = IntStream.range(0, CALLS)
                .mapToObj(i -> NewerCore.chatAsync(model, question("Hi")))
                .toList();
        begun.await();

        assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - before)
                .as("platform threads")
                .isLessThanOrEqualTo(PLATFORM_THREADS);
        assertThat(calls.stream().filter(CompletableFuture<ChatResponse>::isDone))
                .as("calls that have ended")
                .isEmpty();
        calls.forEach(call -> call.cancel(true));
        assertThat(server.getRequestCount()).as("requests").isZero();
    }

    @Test
    void while_they_wait_for_a_permit() throws Exception {
        var begun = new CountDownLatch(CALLS);
        LlamaQuota quota = LlamaQuota.perMinute(1_000_000, 1_000_000_000).withMaxWait(Duration.ofHours(1));
        quota.blockFor(Duration.ofMinutes(30));
        assertThreadless(builder -> builder.quota(quota.withTokenCountEstimator(new CountingEstimator(begun))), begun);
    }

    @Test
    void while_they_wait_for_a_credential() throws Exception {
        var begun = new CountDownLatch(CALLS);
        assertThreadless(
                builder -> builder.credential(AzureLlamaCredential.bearer(() -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "cancelled";
                })),
                begun);
    }

    @Test
    void while_they_wait_to_retry() throws Exception {
        var begun = new CountDownLatch(CALLS);
        assertThreadless(
                builder -> builder.endpoint(GONE)
                        .retryPolicy(new RetryPolicy(1, Duration.ofDays(300), Duration.ofDays(300), null))
                        .credential(AzureLlamaCredential.bearer(() -> {
                            begun.countDown();
                            return KEY;
                        })),
                begun);
    }

    /** Notes each call just before it waits for its permit. */
    private record CountingEstimator(CountDownLatch begun) implements TokenCountEstimator {

        @Override
        public int estimateTokenCountInText(String text) {
            begun.countDown();
            return 1;
        }

        @Override
        public int estimateTokenCountInMessage(ChatMessage message) {
            return 1;
        }

        @Override
        public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
            return 1;
        }
    }
}
