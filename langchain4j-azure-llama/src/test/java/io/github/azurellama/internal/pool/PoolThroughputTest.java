package io.github.azurellama.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.quota.FrozenTime;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** What deployments take together. */
class PoolThroughputTest extends PooledServers {

    private static final int QUOTA = 1_000;

    @Test
    void three_quotas_of_a_thousand_requests_a_minute_take_three_thousand() {
        first.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return CallMode.SYNC.answer("Hello").build();
            }
        });
        var time = new FrozenTime();
        LlamaDeployments pool = LlamaDeployments.builder()
                .deployments(Stream.of("east", "west", "north")
                        .map(name -> deployment(name, first)
                                .quota(time.perMinute(QUOTA, 10_000_000))
                                .build())
                        .toList())
                .maxWait(Duration.ZERO)
                .build();
        Chat chat = open(CallMode.SYNC, pool);

        Map<String, Integer> counts = new ConcurrentHashMap<>();
        IntStream.range(0, 3 * QUOTA)
                .parallel()
                .forEach(call -> counts.merge(String.valueOf(chat.metadata().deployment()), 1, Integer::sum));

        assertThat(counts).containsOnly(Map.entry("east", QUOTA), Map.entry("west", QUOTA), Map.entry("north", QUOTA));
        assertThatThrownBy(chat::text).isInstanceOf(RateLimitException.class);
    }
}
