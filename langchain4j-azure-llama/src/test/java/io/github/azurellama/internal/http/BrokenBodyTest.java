package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.TlsServerTest;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.internal.http2.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A response whose body breaks was processed, so its request is not sent again, no matter which part read the body first. */
class BrokenBodyTest extends TlsServerTest {

    private static AzureLlamaChatModelBuilder<?> score(AzureLlamaChatModelBuilder<?> builder) {
        return builder.endpointKind(EndpointKind.MANAGED_COMPUTE).apiDialect(ApiDialect.SCORE);
    }

    /** Over HTTP/2, where that may mean anything, whereas too short a body of HTTP/1.1 is an error of the server. */
    private static MockResponse.Builder breaking(String json) {
        return Responses.json(200, json)
                .onResponseBody(new SocketEffect.CloseStream(ErrorCode.INTERNAL_ERROR.getHttpCode()));
    }

    private void assertFailsOnce(Chat chat) {
        assertThatThrownBy(chat::text).isInstanceOf(LangChain4jException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void of_score_where_errors_are_looked_for(CallMode mode) {
        enqueue(
                breaking("{\"output\":\"" + "x".repeat(1_000) + "\"}"),
                Responses.json(200, "{\"output\":\"too late\"}"));

        assertFailsOnce(open(mode, Transport.H2, BrokenBodyTest::score));
    }

    @ParameterizedTest
    @EnumSource
    void of_score_that_cannot_be_decoded_and_leaves_no_connection_in_use(CallMode mode) {
        enqueue(
                Responses.json(200, "no gzip at all".repeat(10_000)).addHeader("Content-Encoding", "gzip"),
                Responses.json(200, "{\"output\":\"too late\"}"));
        var client = new OkHttpClient();

        assertFailsOnce(open(mode, builder -> score(builder).okHttpClient(client)));

        assertThat(client.connectionPool().connectionCount())
                .isEqualTo(client.connectionPool().idleConnectionCount());
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "ASYNC"})
    void of_a_model_that_logs_responses(CallMode mode) {
        var log = new CapturedLog();
        enqueue(breaking(Responses.wholeJson("x".repeat(1_000))), Responses.whole("too late"));

        assertFailsOnce(open(mode, Transport.H2, builder -> builder.logger(log).logResponses(true)));

        assertThat(log.lines()).singleElement().asString().contains("Response: 200", "the body broke");
    }
}
