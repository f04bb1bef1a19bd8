package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.internal.wire.ErrorInAnswerException;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.testing.FuzzTarget;
import java.time.Clock;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Whatever a server says in place of an answer becomes one of LangChain4j's exceptions, with a short message on one line. */
final class ErrorFuzzTest extends FuzzTarget {

    private static final int LONGEST_MESSAGE = 4000;
    private static final String URL = "http://localhost/v1";

    private final Failures failures =
            new Failures(Endpoint.of(URL), new RetryAfter(Clock.systemUTC()), new OkHttpClient());

    @Override
    protected void check(byte[] input) {
        assertThat(ErrorBody.parse(new String(input, UTF_8)).message()).doesNotContainPattern("\\p{Cntrl}");
        for (int status : new int[] {307, 400, 404, 424, 429, 500}) {
            check(failures.of(response(status, input), Operation.CHAT));
        }
        check(failures.of(new ErrorInAnswerException(input, 0, input.length), ReplyHeaders.NONE, Operation.COMPLETION));
    }

    private static void check(RuntimeException failure) {
        assertThat(failure).isInstanceOf(LangChain4jException.class).hasCauseInstanceOf(AzureLlamaHttpException.class);
        assertThat(failure.getMessage()).contains(URL).doesNotContain("\n").hasSizeLessThan(LONGEST_MESSAGE);
    }

    private static Response response(int status, byte[] body) {
        return new Response.Builder()
                .request(new Request.Builder().url(URL).build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, null))
                .build();
    }
}
