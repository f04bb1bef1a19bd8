package io.github.azurellama.internal.http;

import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.pool.DeploymentPool;
import io.github.azurellama.internal.pool.DeploymentPool.Outlook;
import io.github.azurellama.internal.pool.Member;
import io.github.azurellama.internal.pool.MemberAttempt;
import io.github.azurellama.internal.wire.ModelRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call at the members of a pool: each at one that is ready, at once while there is another, else after the
 * shortest delay. The first member is selected before the call begins, so that the call's own request is written for it.
 */
final class PoolRoute implements Route {

    private final Backends backends;
    private final DeploymentPool pool;
    private final Operation operation;
    private final @Nullable Object key;
    private final Function<Backend, Request> requests;
    private final CallState state = new CallState();
    private final PoolFailures failures;

    /** Members that failed since the last delay. */
    private final Set<Member> failed = new HashSet<>();

    /** The time before which a member's quota has no permit for this request. */
    private final Map<Member, Long> permitAt = new HashMap<>();

    private @Nullable Long waitsSince;
    private @Nullable MemberAttempt attempt;
    private Backend backend;
    private Request sent;
    private boolean isFirst = true;
    private boolean isLeft;

    PoolRoute(
            Backends backends,
            DeploymentPool pool,
            Operation operation,
            @Nullable Object key,
            Function<Backend, Request> requests) {
        this.backends = backends;
        this.pool = pool;
        this.operation = operation;
        this.key = key;
        this.requests = requests;
        this.failures = new PoolFailures(pool, operation);
        MemberAttempt first = pool.begin(operation, key, member -> true);
        this.attempt = first;
        // If no member is ready, the call needs a request nevertheless, which is not sent.
        this.backend = backends.of(first == null ? pool.members().get(0) : first.member());
        try {
            this.sent = requests.apply(backend);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** The request of the call, to which interceptors of the user's client may add. */
    Request firstRequest() {
        return sent.newBuilder()
                .tag(PoolRoute.class, this)
                .tag(CallState.class, state)
                .build();
    }

    /** Where the current or last attempt went. */
    Backend backend() {
        return backend;
    }

    /** The request as it was mapped for that. */
    Request sent() {
        return sent;
    }

    @Override
    public Request request(Request request) throws IOException {
        isLeft = false;
        boolean isReserved = isFirst && attempt != null;
        isFirst = false;
        if (isReserved) {
            return request;
        }
        close();
        MemberAttempt next = pool.begin(operation, key, this::isCandidate);
        if (next == null) {
            throw new NoneReadyException();
        }
        attempt = next;
        backend = backends.of(next.member());
        sent = requests.apply(backend);
        state.reset();
        return HttpRequests.to(request, sent);
    }

    private boolean isCandidate(Member member) {
        return !failed.contains(member) && !failures.isTooSmall(member) && nanosUntilPermit(member) <= 0;
    }

    private long nanosUntilPermit(Member member) {
        Long at = permitAt.get(member);
        return at == null ? 0 : at - pool.nanoTime();
    }

    @Override
    public @Nullable Next after(AttemptResult result, int retry, Backoff backoff) throws IOException {
        isLeft = result.failure() instanceof NoneReadyException || isLeftToOthers(result);
        return isLeft ? next(retry, backoff) : null;
    }

    /** Reports a result to the pool; returns whether another member may take the request. */
    private boolean isLeftToOthers(AttemptResult result) throws IOException {
        MemberAttempt current = Objects.requireNonNull(attempt);
        IOException failure = result.failure();
        if (failure == null && result.error() == null) {
            MemberReport.onSuccess(current, HttpTransport.headers(result.get()).rateLimit());
            return false;
        }
        if (failure instanceof NoPermitException noPermit) {
            permitAt.put(current.member(), pool.nanoTime() + noPermit.delay().toNanos());
            failures.addNoPermit(current.member(), noPermit);
            MemberReport.onNoPermit(current, noPermit);
            return true;
        }
        if (failure != null && Thread.currentThread().isInterrupted()) {
            return false;
        }
        RuntimeException exception = failure == null
                ? backends.exceptions(backend).of(Objects.requireNonNull(result.error()), operation)
                : backends.exceptions(backend).of(failure, operation);
        if (failure != null && exception instanceof InvalidRequestException tooLarge) {
            failures.addTooLarge(current.member(), tooLarge);
            return true;
        }
        failures.add(current.member(), exception);
        failed.add(current.member());
        if (failure == null) {
            return MemberReport.onError(current, Objects.requireNonNull(result.error()), namesModel(), exception);
        }
        boolean mayBeProcessed = state.isAwaitingResponse();
        MemberReport.onFailure(current, failure, mayBeProcessed, exception);
        return !mayBeProcessed || pool.settings().resendsLostRequests();
    }

    /** Whether the request names a model by itself, in place of the member's. */
    private boolean namesModel() {
        ModelRequest request = sent.tag(ModelRequest.class);
        String model = request == null ? null : request.model();
        return model != null && !model.equals(backend.modelName());
    }

    /** The next attempt: at once at another member, or after a delay; null if no delay makes sense. */
    private @Nullable Next next(int retry, Backoff backoff) {
        Outlook others = pool.outlook(operation, this::isCandidate);
        if (others.isReady()) {
            return new Next(Duration.ZERO, false);
        }
        Outlook tried = pool.outlook(operation, failed::contains);
        // A member that failed and yet is ready may do better after a delay, as an endpoint alone may.
        Duration again = tried.isReady() ? backoff.delay(retry) : null;
        Duration throttled = shortest(others.throttled(), tried.throttled(), untilPermit());
        Duration failing = shortest(others.failing(), tried.failing(), again);
        Next wait = throttled == null || !isWithinMaxWait(throttled) ? null : new Next(throttled, false);
        boolean mayRetry = retry < backoff.policy().maxRetries();
        Next probe = mayRetry && failing != null && failing.compareTo(backoff.longest(retry)) <= 0
                ? new Next(failing, true)
                : null;
        failed.clear();
        return Stream.of(wait, probe)
                .flatMap(Stream::ofNullable)
                .min(Comparator.comparing(Next::delay))
                .orElse(null);
    }

    private @Nullable Duration untilPermit() {
        return permitAt.keySet().stream()
                .filter(member -> nanosUntilPermit(member) > 0)
                .map(member -> Duration.ofNanos(nanosUntilPermit(member)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isWithinMaxWait(Duration delay) {
        long now = pool.nanoTime();
        long since = waitsSince == null ? now : waitsSince;
        waitsSince = since;
        return Duration.ofNanos(now - since)
                        .plus(delay)
                        .compareTo(pool.settings().maxWait())
                <= 0;
    }

    private static @Nullable Duration shortest(@Nullable Duration... delays) {
        return Stream.of(delays)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public Response end(AttemptResult result) throws IOException {
        if (!isLeft) {
            return result.get();
        }
        result.close();
        throw new InterceptorException(failures.toException());
    }

    /** The call was over its {@code callTimeout}, which ends its attempts before the last one is reported. */
    void onCallTimeout(InterruptedIOException timeout, RuntimeException exception) {
        if (attempt != null && state.isAwaitingResponse()) {
            MemberReport.onFailure(attempt, timeout, true, exception);
        }
    }

    /** The response has been read, or there is none. */
    void close() {
        if (attempt != null) {
            attempt.end();
        }
    }
}
