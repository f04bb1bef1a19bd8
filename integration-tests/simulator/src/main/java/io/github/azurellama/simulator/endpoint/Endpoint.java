package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;

/** An endpoint without its network: answers any call, never throws. */
@FunctionalInterface
public interface Endpoint {

    /** The answer to a call. */
    Answer answer(Call call);
}
