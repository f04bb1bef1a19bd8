package io.github.azurellama.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanFactory;

/** The span of a call, in an exporter in memory, and the trace context that the simulator gets. */
final class TraceTest {

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI);

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final ObservationRegistry observations = ObservationRegistry.create();

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @BeforeEach
    void trace() {
        AZURE.clearRequests();
        var otel = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()
                .get("test");
        var tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
        var propagator = new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
        observations
                .observationConfig()
                .observationHandler(
                        new io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler(
                                new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                                new DefaultTracingObservationHandler(tracer)));
    }

    /** Calls within an observation of the caller. */
    private void run(Consumer<BeanFactory> call) {
        ObservedContexts.measured(AZURE)
                .withBean(ObservationRegistry.class, () -> observations)
                .run(context ->
                        Observation.createNotStarted("caller", observations).observe(() -> call.accept(context)));
    }

    static Stream<Named<Consumer<BeanFactory>>> calls() {
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from("Hi")).build();
        return Stream.of(
                Named.of("blocking", beans -> beans.getBean(ChatModel.class).chat(request)),
                Named.of(
                        "future",
                        beans -> beans.getBean(AzureLlamaChatModel.class)
                                .doChatAsync(request)
                                .join()),
                Named.of("stream", beans -> StreamedChat.of(beans.getBean(StreamingChatModel.class))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_is_a_child_of_the_callers_span_and_the_server_gets_its_context(Consumer<BeanFactory> call) {
        AZURE.failNext(Fault.status(503, "{}").with("Retry-After", "0"));

        run(call);

        List<SpanData> finished = spans.getFinishedSpanItems();
        assertThat(finished).hasSize(2);
        SpanData span = finished.get(0);
        SpanData caller = finished.get(1);
        assertThat(span.getParentSpanId()).isEqualTo(caller.getSpanId());
        assertThat(span.getName()).isEqualTo("chat " + ObservedContexts.MODEL);
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("gen_ai.provider.name"), "azure.ai.inference")
                .containsEntry(AttributeKey.stringKey("gen_ai.response.model"), ObservedContexts.MODEL)
                .containsEntry(AttributeKey.stringKey("gen_ai.response.finish_reasons"), "stop")
                .containsEntry(AttributeKey.stringKey("azure.llama.attempts"), "2")
                .containsKey(AttributeKey.stringKey("gen_ai.usage.output_tokens"));
        assertThat(AZURE.requests())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.header("traceparent").orElse(""))
                        .startsWith("00-" + caller.getTraceId() + "-" + span.getSpanId() + "-"));
    }

    @Test
    void a_call_that_fails_makes_a_span_with_the_error() {
        AZURE.failNext(Fault.status(400, "{}"));

        run(beans -> assertThatThrownBy(() -> beans.getBean(ChatModel.class).chat("Hi"))
                .isInstanceOf(InvalidRequestException.class));

        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(span.getStatus().getStatusCode())
                .isEqualTo(StatusData.error().getStatusCode());
        assertThat(span.getAttributes().asMap()).containsEntry(AttributeKey.stringKey("error.type"), "400");
    }
}
