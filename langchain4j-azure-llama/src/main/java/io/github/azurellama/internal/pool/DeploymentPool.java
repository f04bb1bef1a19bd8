package io.github.azurellama.internal.pool;

import io.github.azurellama.endpoint.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The members of a pool and their states, shared by all calls of all models that use the pool. Thread-safe. */
public final class DeploymentPool {

    private final List<Member> members = new ArrayList<>();
    private final PoolSettings settings;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final Logger logger;
    private final ReentrantLock lock = new ReentrantLock();

    public DeploymentPool(PoolSettings settings, LongSupplier nanoTime, RandomGenerator random, Logger logger) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.random = random;
        this.logger = logger;
    }

    /** Adds a member; to be called before the pool is used. */
    public Member add(String name, int priority, int weight) {
        var member = new Member(members.size(), name, priority, weight, settings, random, nanoTime.getAsLong());
        members.add(member);
        return member;
    }

    /** The members, in the order in which they were added. */
    public List<Member> members() {
        return members;
    }

    /** The settings. */
    public PoolSettings settings() {
        return settings;
    }

    /**
     * Begins an attempt at one of the members that are ready, or returns null if none is.
     *
     * @param key calls of the same key go to the same member if possible; null for no such wish
     * @param isCandidate which members this call can use
     */
    public @Nullable MemberAttempt begin(Operation operation, @Nullable Object key, Predicate<Member> isCandidate) {
        return locked(() -> {
            long now = nanoTime.getAsLong();
            List<Member> ready = members.stream()
                    .filter(member -> member.isReady(operation, now) && isCandidate.test(member))
                    .toList();
            Member selected = Selection.select(ready, key, now);
            if (selected == null) {
                return null;
            }
            selected.inFlight++;
            return new MemberAttempt(this, selected, operation, selected.circuit.begin(now));
        });
    }

    /**
     * When a call may find a member ready, if no other call changes that.
     *
     * @param isReady whether one is ready now
     * @param throttled the delay until the first member that is only throttled is ready, or null if there is none
     * @param failing the delay until the first probe of a member that is failing, or null if there is none
     */
    public record Outlook(
            boolean isReady,
            @Nullable Duration throttled,
            @Nullable Duration failing) {}

    /** When one of these members may be ready. */
    public Outlook outlook(Operation operation, Predicate<Member> isCandidate) {
        return locked(() -> {
            long now = nanoTime.getAsLong();
            List<Member> inUse = members.stream()
                    .filter(member -> member.isInUse(operation) && isCandidate.test(member))
                    .toList();
            return new Outlook(
                    inUse.stream().anyMatch(member -> member.isReady(operation, now)),
                    shortest(inUse.stream()
                            .filter(member -> member.circuit.isClosed())
                            .mapToLong(member -> member.nanosUntilReady(now))),
                    shortest(inUse.stream()
                            .filter(member -> !member.circuit.isClosed())
                            .mapToLong(member -> member.nanosUntilReady(now))));
        });
    }

    private static @Nullable Duration shortest(LongStream nanos) {
        return nanos.filter(delay -> delay > 0)
                .mapToObj(Duration::ofNanos)
                .min(Duration::compareTo)
                .orElse(null);
    }

    /**
     * The state of a member.
     *
     * @param readyAfter how long until it may take a request again; null if it can now, or if that depends on the user
     * @param problem why it is not ready, or null
     */
    public record Status(
            Member member,
            Availability availability,
            int inFlight,
            @Nullable Duration readyAfter,
            @Nullable String problem) {}

    /** The states of all members, in their order; for an operation, or for any if it is null. */
    public List<Status> status(@Nullable Operation operation) {
        return locked(() -> {
            long now = nanoTime.getAsLong();
            return members.stream()
                    .map(member -> status(member, operation, now))
                    .toList();
        });
    }

    private static Status status(Member member, @Nullable Operation operation, long now) {
        Availability availability = member.availability(operation, now);
        boolean isTemporary = availability == Availability.THROTTLED || availability == Availability.FAILING;
        boolean hasProblem = availability != Availability.READY && availability != Availability.DRAINED;
        return new Status(
                member,
                availability,
                member.inFlight,
                isTemporary ? Duration.ofNanos(member.nanosUntilReady(now)) : null,
                hasProblem ? member.problem : null);
    }

    /** Sends no new request to a member. */
    public void drain(Member member) {
        locked(() -> member.isDrained = true);
    }

    /** Sends requests to a member again, whatever was known of it. */
    public void resume(Member member) {
        locked(() -> {
            member.isDrained = false;
            member.rejections.clear();
            return null;
        });
    }

    /** Takes a member out for an operation, and warns the first time. */
    void reject(Member member, Operation operation, Availability reason, String problem) {
        boolean isNew = locked(() -> {
            member.problem = problem;
            return member.rejections.put(operation, reason) == null;
        });
        if (isNew) {
            logger.warn(
                    "Deployment {} is taken out of its pool for {}, until LlamaDeployments.resume(\"{}\"): {}",
                    member.name(),
                    operation,
                    member.name(),
                    problem);
        }
    }

    /** The pool's time. */
    public long nanoTime() {
        return nanoTime.getAsLong();
    }

    <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
