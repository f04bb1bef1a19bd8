package io.github.azurellama.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.MockServers;
import io.github.azurellama.testing.Responses;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorizationTest extends MockServerTest {

    private static final MockResponse.Builder UNAUTHORIZED = Responses.json(401, "{\"error\":{\"message\":\"no\"}}");

    /** Tokens t1, t2, … of which each can be renewed. */
    private static final class Tokens implements AzureLlamaCredential {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger renewed = new AtomicInteger();

        @Override
        public Authorization authorize(EndpointKind kind) {
            return new Authorization("Authorization", "Bearer t" + asked.incrementAndGet());
        }

        @Override
        public boolean renew(EndpointKind kind) {
            renewed.incrementAndGet();
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC,SERVERLESS,Authorization,Bearer ",
        "SYNC,MANAGED_COMPUTE,Authorization,Bearer ",
        "SYNC,OPENAI_COMPATIBLE,Authorization,Bearer ",
        "SYNC,FOUNDRY_OPENAI,api-key,''",
        "SYNC,FOUNDRY_MODELS,api-key,''",
        "STREAMING,SERVERLESS,Authorization,Bearer ",
        "STREAMING,MANAGED_COMPUTE,Authorization,Bearer ",
        "STREAMING,OPENAI_COMPATIBLE,Authorization,Bearer ",
        "STREAMING,FOUNDRY_OPENAI,api-key,''",
        "STREAMING,FOUNDRY_MODELS,api-key,''",
    })
    void a_key_goes_in_the_header_that_the_kind_wants(CallMode mode, EndpointKind kind, String header, String scheme) {
        enqueue(mode.answer("ok"));
        Chat chat = open(mode, builder -> builder.endpointKind(kind).modelName("m"));

        chat.text();

        Headers headers = taken().getHeaders();
        assertThat(headers.get(header)).isEqualTo((scheme.isEmpty() ? "" : "Bearer ") + KEY);
        assertThat(headers.get(header.equals("api-key") ? "Authorization" : "api-key"))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_credential_is_called_for_each_attempt(CallMode mode) {
        enqueue(Responses.json(503, "").setHeader("retry-after-ms", "1"), mode.answer("ok"));
        Chat chat = open(mode, builder -> builder.credential(new Tokens()));

        chat.text();

        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer t1");
        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer t2");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void after_a_401_the_credential_is_renewed_and_the_call_retried(CallMode mode) {
        var tokens = new Tokens();
        enqueue(UNAUTHORIZED, mode.answer("ok"));
        Chat chat = open(mode, builder -> builder.credential(tokens).maxRetries(0));

        assertThat(chat.text()).isEqualTo("ok");
        assertThat(tokens.renewed).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void after_a_second_401_the_call_fails(CallMode mode) {
        var tokens = new Tokens();
        enqueue(UNAUTHORIZED, UNAUTHORIZED, mode.answer("too late"));
        Chat chat = open(mode, builder -> builder.credential(tokens));

        assertThat(catchThrowable(chat::text)).isInstanceOf(AuthenticationException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(tokens.renewed).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_key_cannot_be_renewed_so_a_401_fails_at_once(CallMode mode) {
        enqueue(UNAUTHORIZED);

        assertThat(catchThrowable(open(mode)::text))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Authorization")
                .hasMessageNotContaining(KEY);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void what_a_credential_throws_is_the_cause_of_an_authentication_failure(CallMode mode) {
        var broken = new IllegalStateException("the vault is sealed");
        Chat chat = open(
                mode,
                builder -> builder.credential(AzureLlamaCredential.bearer(() -> {
                    throw broken;
                })));

        assertThat(catchThrowable(chat::text))
                .isInstanceOf(AuthenticationException.class)
                .hasCause(broken);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    @SuppressWarnings("NullAway")
    void a_supplier_without_a_token_fails_the_call_and_nothing_is_sent(CallMode mode) {
        enqueue(mode.answer("never"));
        Chat chat = open(mode, builder -> builder.credential(AzureLlamaCredential.bearer(() -> null)));

        assertThat(catchThrowable(chat::text)).isNotNull().hasMessageContaining("token");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"SYNC,301", "SYNC,302", "SYNC,307", "SYNC,308", "STREAMING,302", "STREAMING,307"})
    void a_redirect_is_refused_and_the_key_not_sent_on(CallMode mode, int status) throws Exception {
        try (var elsewhere = MockServers.create()) {
            elsewhere.start();
            enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", elsewhere.url("/v1/chat/completions?sig=s3cret")));

            assertThat(catchThrowable(open(mode)::text))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(elsewhere.url("/v1/chat/completions").toString())
                    .hasMessageContaining("use the final URL")
                    .hasMessageNotContaining("s3cret");
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_key_over_plain_http_to_another_machine_is_refused_when_the_model_is_built(CallMode mode) {
        assertThatThrownBy(() -> open(mode, builder -> builder.endpoint("http://llama.example.com/v1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://llama.example.com/v1")
                .hasMessageContaining("allowInsecureHttp(true)")
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_key_over_plain_http_can_be_allowed(CallMode mode) {
        Chat chat = open(
                mode, builder -> builder.endpoint("http://llama.example.com/v1").allowInsecureHttp(true));

        assertThat(chat.model().toString()).contains("http://llama.example.com/v1/chat/completions");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void without_a_key_plain_http_to_another_machine_is_fine(CallMode mode) {
        Chat chat = open(
                mode, builder -> builder.endpoint("http://llama.example.com/v1").apiKey(null));

        assertThat(chat.model()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void azure_wants_a_key_which_is_missed_when_the_model_is_built(CallMode mode) {
        assertThatThrownBy(() -> open(
                        mode,
                        builder -> builder.endpoint("https://x.eastus.models.ai.azure.com")
                                .apiKey(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiKey is not set")
                .hasMessageContaining("credential");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_model_shows_no_key(CallMode mode) {
        Chat chat = open(
                mode,
                builder -> builder.endpoint(url("/v1?subscription-key=" + KEY)).apiDialect(ApiDialect.LLAMA_NATIVE));

        assertThat(chat.model().toString()).contains("/v1/chat/completions").doesNotContain(KEY);
    }

    @Test
    void a_credential_shows_no_key() {
        assertThat(AzureLlamaCredential.apiKey(KEY).toString()).doesNotContain(KEY);
        assertThat(AzureLlamaCredential.bearer(() -> KEY).toString()).doesNotContain(KEY);
        assertThat(AzureLlamaCredential.apiKey(KEY)
                        .authorize(EndpointKind.SERVERLESS)
                        .toString())
                .doesNotContain(KEY);
    }
}
