package io.github.azurellama.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.langchain4j.exception.AuthenticationException;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.MockServers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

final class EntraIdCredentialTest {

    private static final String ANSWER = """
            {"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}""";

    @StartStop
    final MockWebServer server = MockServers.create();

    private final Issuer issuer = new Issuer();

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, https://ml.azure.com/.default",
        "MANAGED_COMPUTE, https://ml.azure.com/.default",
        "FOUNDRY_MODELS, https://cognitiveservices.azure.com/.default",
        "FOUNDRY_OPENAI, https://cognitiveservices.azure.com/.default"
    })
    void the_endpoint_decides_the_scope(EndpointKind kind, String scope) {
        Authorization authorization = EntraIdCredential.of(issuer).authorize(kind);

        assertThat(issuer.scopes).containsExactly(List.of(scope));
        assertThat(authorization).isEqualTo(new Authorization("Authorization", "Bearer s3cret-1"));
    }

    @Test
    void scopes_of_the_user_win() {
        EntraIdCredential.of(issuer, "api://gateway/.default").authorize(EndpointKind.SERVERLESS);

        assertThat(issuer.scopes).containsExactly(List.of("api://gateway/.default"));
    }

    @Test
    void a_token_is_requested_once() {
        var credential = EntraIdCredential.of(issuer);

        for (int call = 0; call < 3; call++) {
            assertThat(credential.authorize(EndpointKind.SERVERLESS).value()).isEqualTo("Bearer s3cret-1");
        }
    }

    @Test
    void after_a_401_a_fresh_token_is_tried_once() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(401).build());
        server.enqueue(new MockResponse.Builder().body(ANSWER).build());

        assertThat(model().chat("Hello")).isEqualTo("Hi");

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer s3cret-1");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer s3cret-2");
    }

    @Test
    void a_token_that_several_calls_saw_refused_is_replaced_once() {
        var credential = EntraIdCredential.of(issuer);
        Endpoint serverless = Endpoint.of("https://x.eastus.models.ai.azure.com");
        Authorization old = credential.authorize(serverless);

        for (int call = 0; call < 4; call++) {
            assertThat(credential.renew(serverless, old)).isTrue();
            assertThat(credential.authorize(serverless).value()).isEqualTo("Bearer s3cret-2");
        }
    }

    @Test
    void a_second_401_fails_the_call() {
        server.enqueue(new MockResponse.Builder().code(401).build());
        server.enqueue(new MockResponse.Builder().code(401).build());

        assertThatThrownBy(() -> model().chat("Hello")).isInstanceOf(AuthenticationException.class);

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_credential_without_a_token_fails_the_call_and_names_the_scope() {
        TokenCredential broken = context -> Mono.error(new IllegalStateException("az login has expired"));

        assertThatThrownBy(() -> EntraIdCredential.of(broken).authorize(EndpointKind.SERVERLESS))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("https://ml.azure.com/.default")
                .hasMessageContaining("az login has expired");
    }

    private AzureLlamaChatModel model() {
        return AzureLlamaChatModel.builder()
                .endpoint(server.url("/").toString())
                .endpointKind(EndpointKind.SERVERLESS)
                .credential(EntraIdCredential.of(issuer))
                .build();
    }

    /** Issues tokens with numbers. */
    private static final class Issuer implements TokenCredential {

        final List<List<String>> scopes = new ArrayList<>();

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            scopes.add(request.getScopes());
            return Mono.just(new AccessToken(
                    "s3cret-" + scopes.size(),
                    OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(60)));
        }
    }
}
