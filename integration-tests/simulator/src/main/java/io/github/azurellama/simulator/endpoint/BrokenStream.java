package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.ResponseFrame;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A defect of Microsoft's server on managed compute: its stream reader uses a variable that only {@code /score} sets.
 * Until then each event of a stream arrives as an error event and a {@code [DONE]}, under status 200.
 */
final class BrokenStream {

    private BrokenStream() {}

    static Function<EndpointRequest, EndpointResponse> until(
            AtomicBoolean repaired, Function<EndpointRequest, EndpointResponse> handler) {
        return call -> {
            var response = handler.apply(call);
            return response instanceof EndpointResponse.Streamed streamed && !repaired.get()
                    ? new EndpointResponse.Streamed(
                            streamed.status(),
                            streamed.headers(),
                            streamed.frames().map(BrokenStream::broken),
                            streamed.heldBack())
                    : response;
        };
    }

    private static ResponseFrame broken(ResponseFrame frame) {
        var text = "event: error\ndata: Error parsing decoded stream: "
                + frame.text().stripTrailing()
                + "\n, with exception: name 'task_type' is not defined\n\n";
        return new ResponseFrame(text + ResponseFrame.DONE.text(), false);
    }
}
