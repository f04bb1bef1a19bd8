package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.TimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What can only happen on HTTP/2. */
final class Http2Faults {

    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;

    private Http2Faults() {}

    static List<FaultCase> all() {
        return List.of(
                each("speaks HTTP/2 as it should", response -> {}).both(FaultOutcome.answer()),
                first(
                                "refuses a stream, then responds (HTTP/2)",
                                response -> response.onResponseStart(new SocketEffect.CloseStream(REFUSED_STREAM)))
                        .both(FaultOutcome.answer())
                        .requests(2),
                each(
                                "resets the stream in the body or an event (HTTP/2)",
                                response -> response.onResponseBody(new SocketEffect.CloseStream(INTERNAL_ERROR)))
                        .fails("stream was reset: INTERNAL_ERROR"),
                first(
                                "closes the connection before the headers, then responds (HTTP/2)",
                                response -> response.onResponseStart(new SocketEffect.CloseSocket()))
                        .both(FaultOutcome.answer())
                        .requests(2),
                each(
                                "closes each connection before the headers (HTTP/2)",
                                response -> response.onResponseStart(new SocketEffect.CloseSocket()))
                        .fails("the server closed it before the response was complete")
                        .requests(2),
                second(
                                "closes a connection that was idle (HTTP/2)",
                                response -> response.onResponseStart(new SocketEffect.CloseSocket()))
                        .both(FaultOutcome.answer())
                        .onSecondCall()
                        .requests(3),
                each(
                                "goes away after a response (HTTP/2)",
                                response -> response.onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE))
                        .both(FaultOutcome.answer()),
                each("falls silent before the headers (HTTP/2)", response -> response.headersDelay(1, TimeUnit.HOURS))
                        .readSoon()
                        .fails(TimeoutException.class, "for 0.5s (readTimeout)"));
    }

    private static FaultCase each(String does, Consumer<MockResponse.Builder> fault) {
        return FaultCase.at(does, () -> new Http2Server(number -> fault));
    }

    private static FaultCase second(String does, Consumer<MockResponse.Builder> fault) {
        return FaultCase.at(does, () -> new Http2Server(number -> number == 2 ? fault : response -> {}));
    }

    private static FaultCase first(String does, Consumer<MockResponse.Builder> fault) {
        return FaultCase.at(does, () -> new Http2Server(number -> number == 1 ? fault : response -> {}));
    }
}
