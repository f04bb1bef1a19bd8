package io.github.azurellama.spring.observation;

import static io.github.azurellama.spring.observation.ObservedContexts.CHAT;
import static io.github.azurellama.spring.observation.ObservedContexts.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

final class CallMetersTest {

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI);

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    private static MeterRegistry meters(AssertableApplicationContext context) {
        return context.getBean(MeterRegistry.class);
    }

    private static ChatResponse chat(AssertableApplicationContext context) {
        return context.getBean(ChatModel.class).chat(UserMessage.from("How much is 37 plus 87?"));
    }

    @Test
    void a_call_is_measured_by_the_names_of_the_conventions() {
        ObservedContexts.measured(AZURE).run(context -> {
            TokenUsage usage = chat(context).tokenUsage();

            Timer duration =
                    meters(context).get("gen_ai.client.operation.duration").timer();
            assertThat(duration.count()).isEqualTo(1);
            assertThat(duration.totalTime(TimeUnit.NANOSECONDS)).isPositive();
            assertThat(duration.getId().getTags())
                    .contains(
                            Tag.of("gen_ai.operation.name", "chat"),
                            Tag.of("gen_ai.provider.name", "azure.ai.inference"),
                            Tag.of("gen_ai.request.model", MODEL),
                            Tag.of("gen_ai.response.model", MODEL),
                            Tag.of("server.address", "127.0.0.1"),
                            Tag.of("error.type", "none"));
            assertThat(tokens(context, "input").totalAmount()).isEqualTo((double) usage.inputTokenCount());
            assertThat(tokens(context, "output").totalAmount()).isEqualTo((double) usage.outputTokenCount());
            assertThat(meters(context).find(GenAi.TIME_TO_FIRST_CHUNK).timer())
                    .as("not streamed")
                    .isNull();
            assertThat(meters(context).find(CallMeters.COST).counter())
                    .as("without prices")
                    .isNull();
        });
    }

    private static DistributionSummary tokens(AssertableApplicationContext context, String type) {
        return meters(context)
                .get("gen_ai.client.token.usage")
                .tag("gen_ai.token.type", type)
                .summary();
    }

    @Test
    void a_stream_has_a_time_to_its_first_chunk() {
        ObservedContexts.measured(AZURE).run(context -> {
            StreamedChat.of(context.getBean(StreamingChatModel.class));

            Timer first = meters(context)
                    .get("gen_ai.client.operation.time_to_first_chunk")
                    .timer();
            assertThat(first.count()).isEqualTo(1);
            assertThat(first.totalTime(TimeUnit.NANOSECONDS))
                    .isPositive()
                    .isLessThan(meters(context).get(GenAi.DURATION).timer().totalTime(TimeUnit.NANOSECONDS));
        });
    }

    @Test
    void three_calls_of_which_one_is_throttled_add_up() {
        ObservedContexts.measured(AZURE).run(context -> {
            chat(context);
            AZURE.failNext(Fault.status(429, "{}").with("retry-after-ms", "40"));
            chat(context);
            chat(context);

            MeterRegistry meters = meters(context);
            assertThat(meters.get(GenAi.DURATION).timer().count()).isEqualTo(3);
            assertThat(attempts(meters, "200")).isEqualTo(3);
            assertThat(attempts(meters, "429")).isEqualTo(1);
            Timer throttled = meters.get("azure.llama.client.retry.wait")
                    .tag("http.response.status_code", "429")
                    .timer();
            assertThat(throttled.count()).isEqualTo(1);
            assertThat(throttled.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(40.0);
        });
    }

    private static long attempts(MeterRegistry meters, String status) {
        return meters.get("azure.llama.client.attempt").tag("http.response.status_code", status).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void a_wait_for_the_quota_is_measured() {
        var quota = LlamaQuota.perMinute(100, 100_000);
        ObservedContexts.measured(AZURE).withBean(LlamaQuota.class, () -> quota).run(context -> {
            quota.blockFor(Duration.ofMillis(300));
            chat(context);

            Timer wait = meters(context).get("azure.llama.client.quota.wait").timer();
            assertThat(wait.count()).isEqualTo(1);
            assertThat(wait.totalTime(TimeUnit.MILLISECONDS)).isPositive();
        });
    }

    @Test
    void the_error_type_is_the_status_or_the_exception() {
        ObservedContexts.measured(AZURE)
                .withPropertyValues(CHAT + ".api-key=wrong-key-of-somebody", CHAT + ".max-retries=0")
                .run(context -> {
                    assertThatThrownBy(() -> chat(context)).isInstanceOf(AuthenticationException.class);

                    assertThat(meters(context)
                                    .get(GenAi.DURATION)
                                    .tag("error.type", "401")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
        AZURE.failNext(new Fault.Stall(Fault.BEFORE_HEAD));
        ObservedContexts.measured(AZURE)
                .withPropertyValues(CHAT + ".read-timeout=200ms", CHAT + ".max-retries=0")
                .run(context -> {
                    assertThatThrownBy(() -> chat(context)).isInstanceOf(TimeoutException.class);

                    assertThat(meters(context)
                                    .get(GenAi.DURATION)
                                    .tag("error.type", TimeoutException.class.getName())
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                    assertThat(meters(context)
                                    .get(CallMeters.ATTEMPT)
                                    .tag("http.response.status_code", "none")
                                    .tag("error.type", "java.net.SocketTimeoutException")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void cost_is_tokens_times_the_price_of_a_million() {
        ObservedContexts.measured(AZURE)
                .withPropertyValues(
                        "langchain4j.azure-llama.prices." + MODEL + ".input=0.5",
                        "langchain4j.azure-llama.prices." + MODEL + ".output=2",
                        "langchain4j.azure-llama.price-currency=EUR")
                .run(context -> {
                    TokenUsage usage = chat(context).tokenUsage();

                    assertThat(cost(context, "input").count())
                            .isCloseTo(usage.inputTokenCount() * 0.5 / 1e6, within(1e-12));
                    assertThat(cost(context, "output").count())
                            .isCloseTo(usage.outputTokenCount() * 2.0 / 1e6, within(1e-12));
                });
    }

    private static Counter cost(AssertableApplicationContext context, String type) {
        return meters(context)
                .get("azure.llama.client.cost")
                .tags("gen_ai.token.type", type, "gen_ai.request.model", MODEL, "azure.llama.currency", "EUR")
                .counter();
    }

    @Test
    void without_a_meter_registry_or_when_switched_off_there_is_no_listener() {
        ObservedContexts.unmeasured(AZURE).run(context -> assertThat(context).doesNotHaveBean(LlamaCallListener.class));
        ObservedContexts.measured(AZURE)
                .withPropertyValues("langchain4j.azure-llama.observation.enabled=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(LlamaCallListener.class);
                    chat(context);
                    assertThat(List.copyOf(meters(context).getMeters())).isEmpty();
                });
    }
}
