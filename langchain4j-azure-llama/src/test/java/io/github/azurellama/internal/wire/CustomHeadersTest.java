package io.github.azurellama.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomHeadersTest extends MockServerTest {

    private static ChatRequest with(Map<String, String> headers) {
        return question("Hi").toBuilder()
                .parameters(AzureLlamaChatRequestParameters.builder()
                        .customHeaders(headers)
                        .build())
                .build();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_supplier_is_called_once_for_each_call_and_its_headers_are_sent_with_all_attempts(CallMode mode) {
        enqueue(Responses.json(503, "{}").setHeader("Retry-After", "0"), mode.answer("1"), mode.answer("2"));
        var calls = new AtomicInteger();
        Chat chat =
                open(mode, builder -> builder.customHeaders(() -> Map.of("x-trace", "t" + calls.incrementAndGet())));

        chat.text();
        chat.text();

        assertThat(taken().getHeaders().get("x-trace")).isEqualTo("t1");
        assertThat(taken().getHeaders().get("x-trace")).isEqualTo("t1");
        assertThat(taken().getHeaders().get("x-trace")).isEqualTo("t2");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void no_supplier_is_no_headers(CallMode mode) {
        enqueue(mode.answer("1"));
        Supplier<Map<String, String>> none = null;

        open(mode, builder -> builder.customHeaders(Map.of("x-trace", "t1")).customHeaders(none))
                .text();

        assertThat(taken().getHeaders().get("x-trace")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = CallMode.class,
            names = {"SYNC", "STREAMING"})
    void a_supplier_is_called_on_the_thread_of_the_caller(CallMode mode) {
        enqueue(mode.answer("1"));
        var tenant = new ThreadLocal<String>();
        tenant.set("blue");

        open(mode, builder -> builder.customHeaders(() -> Map.of("x-tenant", tenant.get())))
                .text();

        assertThat(taken().getHeaders().get("x-tenant")).isEqualTo("blue");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void those_of_a_call_listener_come_from_the_thread_of_the_caller_in_all_modes(CallMode mode) {
        enqueue(Responses.json(503, "{}").setHeader("Retry-After", "0"), mode.answer("1"));
        var trace = new ThreadLocal<String>();
        trace.set("00-1-2-01");
        Chat chat = open(
                mode,
                builder -> builder.callListeners(new LlamaCallListener() {
                            @Override
                            public Map<String, String> headers(LlamaCall call) {
                                return Map.of("traceparent", trace.get(), "X-Team", "listener");
                            }
                        })
                        .customHeaders(Map.of("x-team", "search")));

        chat.text();

        for (int attempt = 1; attempt <= 2; attempt++) {
            RecordedRequest sent = taken();
            assertThat(sent.getHeaders().values("traceparent")).containsExactly("00-1-2-01");
            assertThat(sent.getHeaders().values("x-team"))
                    .as("customHeaders override those of a listener")
                    .containsExactly("search");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void headers_of_a_request_override_those_of_the_model(CallMode mode) {
        enqueue(mode.answer("1"), mode.answer("2"));
        Chat chat = open(mode, builder -> builder.customHeaders(Map.of("X-Tenant", "all", "x-team", "search")));

        chat.ask(with(Map.of("x-tenant", "blue")));
        chat.text();

        RecordedRequest first = taken();
        assertThat(first.getHeaders().values("x-tenant")).containsExactly("blue");
        assertThat(first.getHeaders().get("x-team")).isEqualTo("search");
        assertThat(taken().getHeaders().values("x-tenant")).containsExactly("all");
    }

    @ParameterizedTest
    @EnumSource(
            value = EndpointKind.class,
            names = {"SERVERLESS", "MANAGED_COMPUTE"})
    void headers_of_a_request_stand_beside_those_of_the_library(EndpointKind kind) {
        enqueue(CallMode.SYNC.answer("1"));
        Chat chat = open(
                CallMode.SYNC,
                builder -> builder.endpoint(url("/chat/completions"))
                        .endpointKind(kind)
                        .topK(3));

        chat.ask(with(Map.of("x-tenant", "blue")));

        RecordedRequest sent = taken();
        assertThat(sent.getHeaders().get("x-tenant")).isEqualTo("blue");
        assertThat(sent.getHeaders().get("extra-parameters")).isEqualTo("pass-through");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, set apiKey",
        "api-key, set apiKey",
        "Content-Type, leave it out",
        "AzureML-Model-Deployment, set deployment",
        "na me, no header can"
    })
    void a_header_that_the_library_writes_is_refused_without_its_value(String name, String remedy) {
        Map<String, String> headers = Map.of(name, "s3cret-value");

        assertThatThrownBy(() -> open(CallMode.SYNC).ask(with(headers)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> open(CallMode.SYNC, builder -> builder.customHeaders(() -> headers))
                        .text())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("s3cret");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_secret_among_the_headers_is_redacted_where_the_server_quotes_it(CallMode mode) {
        enqueue(Responses.json(400, "{\"message\":\"bad key 0123456789abcdef\"}"));

        assertThatThrownBy(() -> open(mode).ask(with(Map.of("Ocp-Apim-Subscription-Key", "0123456789abcdef"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("bad key ***");
    }

    @Test
    void values_are_not_shown_by_the_parameters() {
        var parameters = AzureLlamaChatRequestParameters.builder()
                .customHeaders(Map.of("x-key", "s3cret"))
                .build();

        assertThat(parameters.toString()).contains("x-key").doesNotContain("s3cret");
        assertThat(parameters
                        .overrideWith(AzureLlamaChatRequestParameters.EMPTY)
                        .customHeaders())
                .containsEntry("x-key", "s3cret");
        assertThat(parameters).isNotEqualTo(AzureLlamaChatRequestParameters.EMPTY);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_missing_key_of_api_management_is_named_with_its_header(CallMode mode) {
        enqueue(Responses.json(
                401,
                "{\"statusCode\":401,\"message\":\"Access denied due to missing subscription key. Make sure to include"
                        + " subscription key when making requests to an API.\"}"));

        assertThatThrownBy(() -> open(mode).text()).hasMessageContaining("Ocp-Apim-Subscription-Key");
    }
}
