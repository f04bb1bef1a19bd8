package io.github.azurellama.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StopwatchTest {

    private final AtomicLong time = new AtomicLong(1_000);
    private final Stopwatch watch = new Stopwatch(time::get);

    @Test
    void measures_the_first_token_and_the_whole() {
        time.addAndGet(10);
        watch.firstToken();
        time.addAndGet(10);
        watch.firstToken();

        assertThat(watch.stop()).isEqualTo(new Stopwatch.Reading(Duration.ofNanos(10), Duration.ofNanos(20)));
    }

    @Test
    void takes_the_whole_for_the_first_token_of_an_answer_that_came_at_once() {
        time.addAndGet(30);

        assertThat(watch.stop()).isEqualTo(new Stopwatch.Reading(Duration.ofNanos(30), Duration.ofNanos(30)));
    }
}
