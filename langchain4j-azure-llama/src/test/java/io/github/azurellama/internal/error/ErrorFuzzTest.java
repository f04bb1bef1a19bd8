package io.github.azurellama.internal.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.testing.FuzzTarget;
import java.time.Clock;

/** Whatever a server sends in place of a response becomes one of LangChain4j's exceptions, with a short message on one line. */
final class ErrorFuzzTest extends FuzzTarget {

    private static final int LONGEST_MESSAGE = 4000;
    private static final String URL = "http://localhost/v1";

    private final ExceptionMapper exceptions =
            new ExceptionMapper(Endpoint.of(URL), new TransportFailures.Timeouts(1, 1, 1));
    private final ServerErrorReader reader = new ServerErrorReader(Endpoint.of(URL), Clock.systemUTC());

    @Override
    protected void check(byte[] input) {
        String body = new String(input, UTF_8);
        assertThat(ErrorBody.parse(body).message()).doesNotContainPattern("\\p{Cntrl}");
        for (int status : new int[] {307, 400, 404, 424, 429, 500}) {
            check(exceptions.of(reader.ofResponse(status, ResponseHeaders.NONE, body, null), Operation.CHAT));
        }
        check(exceptions.of(reader.ofPayload(ResponseHeaders.NONE, body, null), Operation.COMPLETION));
    }

    private static void check(RuntimeException failure) {
        assertThat(failure).isInstanceOf(LangChain4jException.class).hasCauseInstanceOf(AzureLlamaHttpException.class);
        assertThat(failure.getMessage()).contains(URL).doesNotContain("\n").hasSizeLessThan(LONGEST_MESSAGE);
    }
}
