package io.github.azurellama.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.testing.FuzzTarget;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Any text is an endpoint whose URLs can be called, or is refused; and the URL for its chats leads to it again. */
final class EndpointFuzzTest extends FuzzTarget {

    @Override
    protected void check(byte[] input) {
        Endpoint endpoint = parsed(new String(input, UTF_8));
        if (endpoint == null) {
            return;
        }
        assertThat(endpoint.tokenScope()).startsWith("https://");
        assertThat(endpoint.kind().serves(endpoint.dialect())).isTrue();
        assertThat(endpoint.base()).startsWith("http").doesNotEndWith("/").doesNotContain("?");
        for (Operation operation : Operation.values()) {
            String url = endpoint.url(operation);
            assertThat(HttpUrl.parse(url)).as(url).isNotNull();
        }
        String chat = endpoint.url(Operation.CHAT);
        assertThat(Endpoint.of(chat, endpoint.kind(), null))
                .as("the endpoint that %s leads to", chat)
                .isEqualTo(endpoint);
    }

    private static @Nullable Endpoint parsed(String text) {
        try {
            return Endpoint.of(text);
        } catch (InvalidSettingException refused) {
            assertThat(refused).hasMessageStartingWith("endpoint ").hasNoCause();
            return null;
        }
    }
}
