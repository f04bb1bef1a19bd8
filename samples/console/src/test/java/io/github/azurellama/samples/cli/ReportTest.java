package io.github.azurellama.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private final AtomicLong time = new AtomicLong(1_000);
    private final Report report = new Report(time::get);

    @Test
    void measures_the_first_token_and_the_whole() {
        time.addAndGet(10_000_000);
        report.textArrived();
        time.addAndGet(10_000_000);
        report.textArrived();

        assertThat(report.times()).isEqualTo("first token after 10 ms, all after 20 ms");
    }

    @Test
    void the_first_token_of_a_response_without_text_comes_at_its_end() {
        time.addAndGet(30_000_000);

        assertThat(report.times()).isEqualTo("first token after 30 ms, all after 30 ms");
    }
}
