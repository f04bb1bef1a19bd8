package io.github.azurellama.internal.http;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.internal.pool.Availability;
import io.github.azurellama.internal.pool.DeploymentPool;
import io.github.azurellama.internal.pool.Member;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What went wrong at the members of a pool in one call. */
final class PoolFailures {

    private static final Set<Availability> REJECTED = Set.of(Availability.UNAUTHORIZED, Availability.NOT_FOUND);

    private final DeploymentPool pool;
    private final Operation operation;
    private final Map<Member, String> problems = new HashMap<>();

    /** Members whose quota never admits the request. */
    private final Set<Member> tooSmall = new HashSet<>();

    private @Nullable Throwable last;
    private boolean lacksPermits;

    PoolFailures(DeploymentPool pool, Operation operation) {
        this.pool = pool;
        this.operation = operation;
    }

    /** An attempt failed. */
    void add(Member member, RuntimeException exception) {
        problems.put(member, String.valueOf(exception.getMessage()));
        last = exception.getCause() instanceof AzureLlamaHttpException ? exception.getCause() : exception;
    }

    /** The request is larger than the member's quota. */
    void addTooLarge(Member member, InvalidRequestException exception) {
        add(member, exception);
        tooSmall.add(member);
    }

    /** Whether the member never takes the request. */
    boolean isTooSmall(Member member) {
        return tooSmall.contains(member);
    }

    /** The member's quota had no permit. */
    void addNoPermit(Member member, NoPermitException noPermit) {
        problems.put(member, noPermit.getMessage() + " for another " + seconds(noPermit.delay()));
        lacksPermits = true;
    }

    /** The exception of a call that no member is left for. */
    LangChain4jException toException() {
        List<DeploymentPool.Status> all = pool.status(operation);
        String message = "no deployment is left for the request. "
                + all.stream().map(this::describe).collect(Collectors.joining(". "));
        if (lacksPermits || has(all, Availability.THROTTLED)) {
            return new RateLimitException(message, last);
        }
        if (!tooSmall.isEmpty() && all.stream().allMatch(this::isOutOfReach)) {
            return new InvalidRequestException(message, last);
        }
        boolean isRejected = all.stream().allMatch(status -> REJECTED.contains(status.availability()));
        if (!isRejected) {
            return new InternalServerException(message, last);
        }
        return has(all, Availability.UNAUTHORIZED)
                ? new AuthenticationException(message, last)
                : new ModelNotFoundException(message, last);
    }

    private boolean isOutOfReach(DeploymentPool.Status status) {
        Availability availability = status.availability();
        return isTooSmall(status.member()) || REJECTED.contains(availability) || availability == Availability.DRAINED;
    }

    private static boolean has(List<DeploymentPool.Status> all, Availability availability) {
        return all.stream().anyMatch(status -> status.availability() == availability);
    }

    private String describe(DeploymentPool.Status status) {
        String problem = problems.getOrDefault(status.member(), status.problem());
        Duration after = status.readyAfter();
        String state =
                switch (status.availability()) {
                    case READY -> isTooSmall(status.member()) ? "cannot take it" : "failed in this call";
                    case THROTTLED -> "is throttled";
                    case FAILING -> "is failing";
                    case PROBING -> "is failing and is being probed";
                    case UNAUTHORIZED, NOT_FOUND -> "is taken out until LlamaDeployments.resume";
                    case DRAINED -> "is drained until LlamaDeployments.resume";
                };
        return "Deployment " + status.member().name() + " " + state
                + (after == null ? "" : " for another " + seconds(after))
                + (problem == null || status.availability() == Availability.DRAINED ? "" : ": " + problem);
    }

    private static String seconds(Duration duration) {
        return (duration.toMillis() + 999) / 1000 + " s";
    }
}
