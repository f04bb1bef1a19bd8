package io.github.azurellama.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void each_value_can_be_changed_alone() {
        var policy = RetryPolicy.DEFAULT
                .withMaxRetries(5)
                .withBackoff(Duration.ofSeconds(1))
                .withMaxDelay(Duration.ofSeconds(30))
                .withDeadline(Duration.ofMinutes(2));

        assertThat(policy)
                .isEqualTo(new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2)));
        assertThat(policy.withDeadline(null).deadline()).isNull();
    }

    @Test
    void a_negative_value_is_refused_by_its_name() {
        var below = Duration.ofSeconds(-1);

        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withMaxRetries(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxRetries = -1");
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withBackoff(below)).hasMessageContaining("backoff = PT-1S");
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withMaxDelay(below)).hasMessageContaining("maxDelay = PT-1S");
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withDeadline(below)).hasMessageContaining("deadline = PT-1S");
    }
}
