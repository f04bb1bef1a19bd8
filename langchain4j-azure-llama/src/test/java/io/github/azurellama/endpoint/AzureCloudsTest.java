package io.github.azurellama.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import dev.langchain4j.exception.AuthenticationException;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.auth.EntraIdCredential;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** Hosts of Azure's clouds, played by a server on this machine. */
final class AzureCloudsTest extends MockServerTest {

    private static final OkHttpClient EVERY_HOST_IS_LOCAL = new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getLoopbackAddress()))
            .build();

    private static final String WRONG_AUDIENCE =
            "{\"statusCode\":401,\"message\":\"Unauthorized. Access token is missing,"
                    + " invalid, audience is incorrect (https://ai.azure.com/), or have expired.\"}";

    private final List<String> scopes = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "res.openai.azure.us,, /openai/v1/chat/completions, https://cognitiveservices.azure.us/.default",
        "res.openai.azure.us, /openai/v1, /openai/v1/chat/completions, https://cognitiveservices.azure.us/.default",
        "res.services.ai.azure.us,, /openai/v1/chat/completions, https://cognitiveservices.azure.us/.default",
        "res.services.ai.azure.us, /models, /models/chat/completions?api-version=2024-05-01-preview,"
                + " https://cognitiveservices.azure.us/.default",
        "res.cognitiveservices.azure.us,, /openai/v1/chat/completions, https://cognitiveservices.azure.us/.default",
        "ep.usgovvirginia.inference.ml.azure.us,, /v1/chat/completions, https://ml.azure.us/.default",
        "res.openai.azure.cn,, /openai/v1/chat/completions, https://cognitiveservices.azure.cn/.default",
        "m.eastus.models.ai.azure.com,, /v1/chat/completions, https://ml.azure.com/.default",
        "res.services.ai.azure.com, /api/projects/p1, /api/projects/p1/openai/v1/chat/completions,"
                + " https://ai.azure.com/.default",
        "res.services.ai.azure.com, /api/projects/p1/openai/v1/, /api/projects/p1/openai/v1/chat/completions,"
                + " https://ai.azure.com/.default",
        "res.services.ai.azure.com, /api/projects/p1/models/chat/completions,"
                + " /api/projects/p1/openai/v1/chat/completions, https://ai.azure.com/.default",
        "res.services.ai.azure.us, /api/projects/p1, /api/projects/p1/openai/v1/chat/completions,"
                + " https://ai.azure.us/.default",
        "res.services.ai.azure.com, /api/projects/, /openai/v1/chat/completions,"
                + " https://cognitiveservices.azure.com/.default",
    })
    void a_token_has_the_scope_of_the_hosts_cloud(String host, @Nullable String path, String route, String scope) {
        enqueue(CallMode.SYNC.answer("ok"));
        Chat chat = at(CallMode.SYNC, host, path, EntraIdCredential.of(tokens()));

        chat.text();

        RecordedRequest request = taken();
        assertThat(request.getTarget()).isEqualTo(route);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
        assertThat(scopes).containsExactly(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "res.services.ai.azure.us, /models, api-key",
        "res.services.ai.azure.us,, api-key",
        "res.cognitiveservices.azure.cn,, api-key",
        "ep.usgovvirginia.inference.ml.azure.us,, Authorization",
        "res.services.ai.azure.com, /api/projects/p1, api-key",
        "res.services.ai.azure.com, /api/projects/p1/openai/v1/chat/completions, api-key",
    })
    void a_key_goes_in_the_header_that_the_host_needs_in_every_cloud(
            String host, @Nullable String path, String header) {
        enqueue(CallMode.SYNC.answer("ok"));
        Chat chat = at(CallMode.SYNC, host, path, null);

        chat.text();

        RecordedRequest request = taken();
        assertThat(request.getHeaders().get(header)).endsWith(KEY);
        assertThat(request.getTarget()).as("a project takes no keys").doesNotContain("projects");
    }

    @ParameterizedTest
    @EnumSource
    void after_a_401_the_fresh_token_has_the_same_scope(CallMode mode) {
        enqueue(Responses.json(401, "{}"), mode.answer("ok"));
        Chat chat = at(mode, "res.openai.azure.us", null, EntraIdCredential.of(tokens()));

        assertThat(chat.text()).isEqualTo("ok");

        assertThat(scopes).hasSize(2).containsOnly("https://cognitiveservices.azure.us/.default");
    }

    @ParameterizedTest
    @EnumSource
    void a_401_that_names_another_audience_leads_to_a_token_for_it_which_the_model_remembers(CallMode mode) {
        enqueue(Responses.json(401, WRONG_AUDIENCE), mode.answer("1"), mode.answer("2"));
        Chat chat = at(mode, "res.services.ai.azure.com", null, EntraIdCredential.of(tokens()));

        assertThat(chat.text()).isEqualTo("1");
        assertThat(chat.text()).isEqualTo("2");

        assertThat(scopes)
                .containsExactly("https://cognitiveservices.azure.com/.default", "https://ai.azure.com/.default");
        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer token-2");
        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer token-2");
    }

    @ParameterizedTest
    @EnumSource
    void an_audience_that_did_not_help_is_not_remembered(CallMode mode) {
        enqueue(Responses.json(401, WRONG_AUDIENCE), Responses.json(401, WRONG_AUDIENCE), mode.answer("2"));
        Chat chat = at(mode, "res.services.ai.azure.com", null, EntraIdCredential.of(tokens()));

        assertThatThrownBy(chat::text).isInstanceOf(AuthenticationException.class);
        assertThat(chat.text()).isEqualTo("2");

        assertThat(server.getRequestCount()).isEqualTo(3);
        taken();
        taken();
        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_of_the_user_is_never_replaced(CallMode mode) {
        enqueue(Responses.json(401, WRONG_AUDIENCE), Responses.json(401, WRONG_AUDIENCE));
        Chat chat =
                at(mode, "res.services.ai.azure.com", null, EntraIdCredential.of(tokens(), "api://gateway/.default"));

        assertThatThrownBy(chat::text).isInstanceOf(AuthenticationException.class);

        assertThat(scopes).containsOnly("api://gateway/.default");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:9,", "http://localhost:9/score,", "http://localhost:9, OPENAI_COMPATIBLE"})
    void a_token_without_a_scope_is_refused_for_a_host_that_is_not_azures(String url, @Nullable EndpointKind kind) {
        var builder = AzureLlamaChatModel.builder()
                .endpoint(url)
                .endpointKind(kind)
                .credential(EntraIdCredential.of(tokens()));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("EntraIdCredential.of(credential, scopes)");

        assertThat(builder.credential(EntraIdCredential.of(tokens(), "api://gateway/.default"))
                        .build())
                .isNotNull();
        assertThat(builder.endpointKind(EndpointKind.MANAGED_COMPUTE)
                        .credential(EntraIdCredential.of(tokens()))
                        .build())
                .isNotNull();
        assertThat(scopes).isEmpty();
    }

    private Chat at(CallMode mode, String host, @Nullable String path, @Nullable EntraIdCredential credential) {
        return open(mode, builder -> {
            builder.endpoint("http://" + host + ":" + server.getPort() + (path == null ? "" : path))
                    .okHttpClient(EVERY_HOST_IS_LOCAL)
                    .allowInsecureHttp(true)
                    .modelName("m");
            if (credential != null) {
                builder.credential(credential);
            }
        });
    }

    private TokenCredential tokens() {
        return context -> {
            scopes.addAll(context.getScopes());
            return Mono.just(new AccessToken(
                    "token-" + scopes.size(), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
        };
    }
}
