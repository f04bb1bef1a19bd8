package io.github.azurellama.spring.observation;

import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.LlamaCall;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context of the observation of a call, for conventions, filters and handlers of the application. Its carrier holds the
 * headers by which tracing passes the trace on to the server.
 */
public final class LlamaCallContext extends SenderContext<Map<String, String>> {

    private final LlamaCall call;
    private volatile @Nullable CallEnd end;

    LlamaCallContext(LlamaCall call) {
        super(LlamaCallContext::put, Kind.CLIENT);
        this.call = call;
        setCarrier(new LinkedHashMap<>());
        setRemoteServiceName(GenAi.PROVIDER);
    }

    private static void put(@Nullable Map<String, String> carrier, String name, String value) {
        if (carrier != null) {
            carrier.put(name, value);
        }
    }

    /** The call. */
    public LlamaCall call() {
        return call;
    }

    /** The end of the call, or null while it goes on. */
    public @Nullable CallEnd end() {
        return end;
    }

    void setEnd(CallEnd end) {
        this.end = end;
    }
}
