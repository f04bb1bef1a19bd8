package io.github.azurellama.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.error.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as people paste them. */
final class ApiKeyCredentialTest {

    private static final String KEY = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                " \t" + KEY + "\r\n",
                "Bearer " + KEY,
                "bearer  " + KEY,
                "BEARER\t" + KEY,
                "Bearer: " + KEY,
                "Bearer Bearer " + KEY,
                "\"" + KEY + "\"",
                "'" + KEY + "'",
                "`" + KEY + "`",
                "\u201c" + KEY + "\u201d",
                "\"Bearer " + KEY + "\"",
                "Bearer \"" + KEY + "\"",
                "Authorization: Bearer " + KEY,
                "api-key: " + KEY,
                "\ufeff" + KEY,
                KEY + "\u00a0",
                "\u200b" + KEY + "\u200b",
            })
    void what_is_pasted_around_a_key_is_not_sent(String pasted) {
        AzureLlamaCredential credential = AzureLlamaCredential.apiKey(pasted);

        assertThat(credential.authorize(EndpointKind.FOUNDRY_OPENAI).value()).isEqualTo(KEY);
        assertThat(credential.authorize(EndpointKind.SERVERLESS).value()).isEqualTo("Bearer " + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BearerOfNews", "authorizationKey", "api-key-1", "keyBearer", "a=b=="})
    void a_key_that_only_looks_like_a_header_is_sent_as_it_is(String key) {
        assertThat(AzureLlamaCredential.apiKey(key)
                        .authorize(EndpointKind.FOUNDRY_OPENAI)
                        .value())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\"\"",
                "Bearer",
                "Bearer ",
                "0123 456789",
                "0123\n456789",
                "0123\"456789",
                "0123\u00a0456789",
                "0123\u0416456789",
                "0123\u0000456789",
            })
    void a_key_that_cannot_be_one_is_refused_without_showing_it(String key) {
        assertThatThrownBy(() -> AzureLlamaCredential.apiKey(key))
                .isInstanceOfSatisfying(InvalidSettingException.class, refused -> {
                    assertThat(refused.setting()).isEqualTo("apiKey");
                    assertThat(refused.value()).isEmpty();
                })
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("0123")
                .hasMessageNotContaining("4567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "Bearer token", " \"token\"\n"})
    void a_token_is_sent_with_the_scheme_once(String supplied) {
        assertThat(AzureLlamaCredential.bearer(() -> supplied)
                        .authorize(EndpointKind.SERVERLESS)
                        .value())
                .isEqualTo("Bearer token");
    }
}
