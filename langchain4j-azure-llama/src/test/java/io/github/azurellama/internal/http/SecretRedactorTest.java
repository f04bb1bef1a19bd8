package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.io.PrintWriter;
import java.io.StringWriter;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A secret that a server quotes is redacted in messages, bodies, causes and suppressed exceptions. */
class SecretRedactorTest extends MockServerTest {

    private static final String SECRET = "0123456789abcdef/SECRET+x==";
    private static final String BODY =
            "{\"error\":{\"code\":\"401\",\"message\":\"the key " + SECRET + " is not valid\"}}";

    private void assertHidden(CallMode mode, MockResponse.Builder reply) {
        enqueue(reply);

        Throwable thrown =
                catchThrowable(open(mode, builder -> builder.apiKey(SECRET).maxRetries(0))::text);

        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).contains("***").doesNotContain("SECRET").doesNotContain("0123456789abcdef");
        if (thrown.getCause() instanceof AzureLlamaHttpException http) {
            assertThat(http.body()).doesNotContain("SECRET").doesNotContain("0123456789abcdef");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void in_an_error_of_any_status(CallMode mode) {
        for (int status : new int[] {400, 401, 403, 500}) {
            assertHidden(mode, Responses.json(status, BODY));
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void in_an_error_inside_a_successful_response(CallMode mode) {
        assertHidden(mode, Responses.json(200, BODY));
        assertHidden(mode, mode.raw(BODY));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void in_a_page_with_a_status_of_success(CallMode mode) {
        MockResponse.Builder page = new MockResponse.Builder().addHeader("Content-Type", "text/html");
        assertHidden(mode, page.body("<p>Key " + SECRET + " is not valid</p>"));
        assertHidden(mode, page.body("Key: " + SECRET + " is not valid"));
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef\\/SECRET+x==",
        "0123456789abcdef\\u002fSECRET\\u002Bx\\u003d\\u003D",
        "0123456789abcdef%2FSECRET%2bx%3D%3d",
        "0123456789ABCDEF&#47;SECRET&#x2B;X&#61;&#61;",
        "Bearer 0123456789abcdef/SECRET+x==",
    })
    void however_it_is_spelled(String spelling) {
        assertHidden(CallMode.SYNC, Responses.json(401, "the key \"" + spelling + "\" is not valid"));
    }
}
