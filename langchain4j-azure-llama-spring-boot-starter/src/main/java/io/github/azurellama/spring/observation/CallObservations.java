package io.github.azurellama.spring.observation;

import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;

/** Observes each call: as the child of what the caller observes, because it begins on the thread of the caller. */
final class CallObservations implements LlamaCallListener {

    private static final CallConvention CONVENTION = new CallConvention();

    private final ObservationRegistry observations;
    private final CallMeters meters;

    CallObservations(ObservationRegistry observations, CallMeters meters) {
        this.observations = observations;
        this.meters = meters;
    }

    @Override
    public LlamaCallListener onBegin(LlamaCall call) {
        var context = new LlamaCallContext(call);
        return new ObservedCall(context, Observation.start(null, CONVENTION, () -> context, observations), meters);
    }

    private record ObservedCall(LlamaCallContext context, Observation observation, CallMeters meters)
            implements LlamaCallListener {

        @Override
        public Map<String, String> headers(LlamaCall call) {
            Map<String, String> headers = context.getCarrier();
            return headers == null ? Map.of() : headers;
        }

        @Override
        public void onQuotaWait(LlamaCall call, Duration wait) {
            meters.onQuotaWait(call, wait);
        }

        @Override
        public void onAttemptEnd(LlamaCall call, CallAttempt attempt) {
            meters.onAttempt(call, attempt);
        }

        @Override
        public void onRetryWait(LlamaCall call, CallAttempt failed, Duration delay) {
            meters.onRetryWait(call, failed, delay);
        }

        @Override
        public void onEnd(LlamaCall call, CallEnd end) {
            context.setEnd(end);
            if (end.failure() != null) {
                observation.error(end.failure());
            }
            observation.stop();
            meters.onEnd(call, end);
        }
    }
}
