package io.github.azurellama.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.github.azurellama.auth.EntraIdCredential;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Replies;
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
    })
    void a_key_goes_in_the_header_that_the_host_needs_in_every_cloud(
            String host, @Nullable String path, String header) {
        enqueue(CallMode.SYNC.answer("ok"));
        Chat chat = at(CallMode.SYNC, host, path, null);

        chat.text();

        assertThat(taken().getHeaders().get(header)).endsWith(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void after_a_401_the_fresh_token_has_the_same_scope(CallMode mode) {
        enqueue(Replies.json(401, "{}"), mode.answer("ok"));
        Chat chat = at(mode, "res.openai.azure.us", null, EntraIdCredential.of(tokens()));

        assertThat(chat.text()).isEqualTo("ok");

        assertThat(scopes).hasSize(2).containsOnly("https://cognitiveservices.azure.us/.default");
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
