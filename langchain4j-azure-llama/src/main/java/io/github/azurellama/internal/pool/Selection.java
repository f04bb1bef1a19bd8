package io.github.azurellama.internal.pool;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects among members that are ready: those of the lowest priority value, then by weight and load. Each call adds to every
 * such member's deficit what it is due by its weight, and the member with the largest deficit pays for the call. A member that
 * has more than its share of the calls in flight, because it is slow, is passed over.
 */
final class Selection {

    /** How far above its share of the calls in flight a member may go to keep a key, as the literature recommends. */
    private static final double STICKY_LOAD = 1.25;

    /** How many calls of a group a member may be behind or ahead; what is above is forgotten rather than made up for. */
    private static final int MAX_DEFICIT = 16;

    private Selection() {}

    /** One of these members, or null if there are none. */
    static @Nullable Member select(List<Member> ready, @Nullable Object key, long now) {
        int priority = ready.stream().mapToInt(Member::priority).min().orElse(0);
        List<Member> group =
                ready.stream().filter(member -> member.priority() == priority).toList();
        if (group.size() <= 1) {
            return group.isEmpty() ? null : group.get(0);
        }
        return key == null ? byWeight(group, now) : byKey(group, key, now);
    }

    private static Member byWeight(List<Member> group, long now) {
        double total = totalWeight(group, now);
        for (Member member : group) {
            member.deficit += member.effectiveWeight(now) / total;
        }
        Member selected = within(group, 1, now)
                .max(Comparator.comparingDouble(member -> member.deficit))
                .orElseThrow();
        selected.deficit--;
        for (Member member : group) {
            member.deficit = Math.max(-MAX_DEFICIT, Math.min(MAX_DEFICIT, member.deficit));
        }
        return selected;
    }

    /** Rendezvous hashing: a key keeps its member while that is ready, and members that come or go move only their own keys. */
    private static Member byKey(List<Member> group, Object key, long now) {
        return within(group, STICKY_LOAD, now)
                .max(Comparator.comparingDouble(member -> score(member, key)))
                .orElseThrow();
    }

    /** Those whose calls in flight, with one more, are within their share; never empty. */
    private static Stream<Member> within(List<Member> group, double load, long now) {
        double calls = 1 + group.stream().mapToInt(member -> member.inFlight).sum();
        double total = totalWeight(group, now);
        return group.stream()
                .filter(member ->
                        member.inFlight < Math.ceil(load * calls * member.effectiveWeight(now) / total - 1e-9));
    }

    private static double totalWeight(List<Member> group, long now) {
        return group.stream().mapToDouble(member -> member.effectiveWeight(now)).sum();
    }

    private static double score(Member member, Object key) {
        long mixed = mix(key.hashCode() * 0x9E3779B97F4A7C15L + member.name().hashCode());
        double uniform = ((mixed >>> 11) + 0.5) * 0x1.0p-53;
        return member.weight() / -Math.log(uniform);
    }

    /** The finalizer of MurmurHash3. */
    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
