package io.github.azurellama.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random results, in simulated time, against a second account of which members must rest. */
class PoolSoakTest {

    private static final int STEPS = 5_000;

    private final SimulatedPool simulated = new SimulatedPool();
    private final List<MemberAttempt> running = new ArrayList<>();
    private final Map<Member, Long> restsUntil = new HashMap<>();

    /** Members that are down, with the one probe that runs there, or null. */
    private final Map<Member, MemberAttempt> probes = new HashMap<>();

    private final Set<Member> down = new HashSet<>();
    private final Set<Member> drained = new HashSet<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_sent_to_a_resting_member_and_one_probe_at_most_to_a_failing_one(long seed) {
        var random = new Random(seed);
        for (String name : List.of("a", "b", "c")) {
            simulated.add(name, random.nextInt(2), 1 + random.nextInt(3));
        }
        int sent = 0;
        for (int step = 0; step < STEPS; step++) {
            simulated.pass(Duration.ofMillis(random.nextInt(40)));
            steer(random);
            MemberAttempt attempt = simulated.tryBegin();
            if (attempt != null) {
                sent++;
                check(attempt);
                running.add(attempt);
            }
            while (running.size() > 8 || (!running.isEmpty() && random.nextBoolean())) {
                finish(running.remove(random.nextInt(running.size())), random);
            }
        }
        running.forEach(MemberAttempt::end);

        assertThat(sent).isGreaterThan(STEPS / 10);
        assertThat(simulated.pool.status(null))
                .extracting(DeploymentPool.Status::inFlight)
                .containsOnly(0);
    }

    private void steer(Random random) {
        Member member = simulated.pool.members().get(random.nextInt(3));
        if (random.nextInt(200) == 0 && drained.size() < 2) {
            simulated.pool.drain(member);
            drained.add(member);
        } else if (random.nextInt(50) == 0) {
            simulated.pool.resume(member);
            drained.remove(member);
        }
    }

    private void check(MemberAttempt attempt) {
        Member member = attempt.member();
        assertThat(drained).doesNotContain(member);
        assertThat(restsUntil.getOrDefault(member, simulated.nanoTime()) - simulated.nanoTime())
                .as("rest of %s", member)
                .isLessThanOrEqualTo(0);
        if (down.contains(member)) {
            assertThat(probes.put(member, attempt))
                    .as("another probe of %s", member)
                    .isNull();
        }
    }

    private void finish(MemberAttempt attempt, Random random) {
        Member member = attempt.member();
        boolean isProbe = probes.remove(member, attempt);
        switch (random.nextInt(8)) {
            case 0 -> {
                Duration delay = Duration.ofMillis(1 + random.nextInt(500));
                attempt.throttle(delay, "429");
                restsUntil.merge(member, simulated.nanoTime() + delay.toNanos(), (a, b) -> a - b > 0 ? a : b);
                up(member, isProbe);
            }
            case 1 -> {
                attempt.fail(false, null, "503");
                down.add(member);
            }
            case 2 -> {} // cancelled
            default -> {
                attempt.succeed();
                up(member, isProbe);
            }
        }
        attempt.end();
    }

    /** Only a probe shows that a member is back. */
    private void up(Member member, boolean isProbe) {
        if (isProbe) {
            down.remove(member);
        }
    }
}
