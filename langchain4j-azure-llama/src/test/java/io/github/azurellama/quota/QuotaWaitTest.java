package io.github.azurellama.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Cancelled and interrupted calls leave the queue, though time stands still and their permit never comes. */
class QuotaWaitTest extends MockServerTest {

    private final FrozenTime time = new FrozenTime();
    private final LlamaQuota quota = time.perMinute(1, 10_000);

    private void assertQueueIsEmpty() throws InterruptedException {
        time.pass(Duration.ofSeconds(30));
        QuotaPermit next = quota.acquire(10_000);
        for (Duration delay = next.poll(); !delay.isZero(); delay = next.poll()) {
            Thread.sleep(delay.toMillis()); // a waiting call looks every 50 ms whether it was cancelled
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays_set() throws Exception {
        quota.blockFor(Duration.ofSeconds(30));
        Chat chat = open(CallMode.SYNC, builder -> builder.quota(quota));
        Thread.currentThread().interrupt();

        assertThatThrownBy(chat::text)
                .isInstanceOf(LangChain4jException.class)
                .hasMessageContaining("the thread was interrupted while waiting");

        assertThat(Thread.interrupted()).isTrue();
        assertQueueIsEmpty();
    }

    @Test
    void a_cancel_ends_the_wait_without_a_callback() throws Exception {
        quota.blockFor(Duration.ofSeconds(30));
        StreamingResponseHandler<String> handler = Mockito.mock();
        StreamingHandle handle = AzureLlamaStreamingLanguageModel.builder()
                .endpoint(url("/v1"))
                .quota(quota)
                .build()
                .start("Once upon", handler);

        handle.cancel();

        assertQueueIsEmpty();
        Mockito.verifyNoInteractions(handler);
    }

    @Test
    void a_call_cancelled_just_before_its_turn_gives_it_back() throws Exception {
        CompletableFuture<StreamingHandle> handle = new CompletableFuture<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        TokenCountEstimator estimator = Mockito.mock();
        Mockito.when(estimator.estimateTokenCountInText(Mockito.any())).then(call -> {
            handle.join().cancel();
            cancelled.countDown();
            return 1;
        });

        handle.complete(AzureLlamaStreamingLanguageModel.builder()
                .endpoint(url("/v1"))
                .quota(quota.withTokenCountEstimator(estimator))
                .build()
                .start("Once upon", Mockito.mock()));

        cancelled.await();
        assertQueueIsEmpty();
    }
}
