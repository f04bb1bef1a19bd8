package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.refusal.Envelope;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import java.util.function.Function;

/**
 * What happens on one path.
 *
 * @param method the one HTTP method that it takes
 * @param envelope how it words refusals
 * @param handler answers, or throws a refusal
 */
record Route(String method, Envelope envelope, Function<Call, Answer> handler) {

    static Route post(Envelope envelope, Function<Call, Answer> handler) {
        return new Route("POST", envelope, handler);
    }

    static Route get(Envelope envelope, Function<Call, Answer> handler) {
        return new Route("GET", envelope, handler);
    }
}
