package io.github.azurellama.contract.soak;

import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Faults of every sort. */
final class RandomFault {

    /** Made for the number of events after which they strike. */
    private static final List<IntFunction<Fault>> FAULTS = List.of(
            events -> Fault.unavailable(),
            events -> Fault.tooManyRequests(Duration.ZERO),
            events -> Fault.status(400, "{\"error\":{\"message\":\"no\"}}"),
            events -> Fault.status(200, "{\"error\":{\"message\":\"died\",\"code\":500}}"),
            events -> new Fault.Refuse(200, Map.of("content-type", "text/html"), "<html>Sign in</html>"),
            events -> Fault.disconnect(),
            Fault::disconnectAfter,
            events -> Fault.stall(),
            Fault::stallAfter,
            Fault::truncateAfter,
            Fault::malformedEventAfter,
            events -> Fault.errorObjectAfter(events, 500, "died"),
            events -> Fault.errorEventAfter(events, "died"));

    private RandomFault() {}

    static Fault next(Random random) {
        return FAULTS.get(random.nextInt(FAULTS.size())).apply(random.nextInt(6));
    }
}
