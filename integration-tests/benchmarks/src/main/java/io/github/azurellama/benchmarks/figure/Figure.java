package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.Subject;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What is measured together, in one JVM. */
public enum Figure {

    /** Streams of 500 tokens at full speed, one after the other. */
    STREAM(new StreamCost(500)),

    /** Blocking calls with responses of 50 tokens, one after the other. */
    CALL(new CallCost(50), Subject.PLUGIN, Subject.PEER, Subject.FLOOR),

    /** 1,000 streams at once, a token per 100 ms. */
    CROWD_1000(new Crowd(1_000, 50, Duration.ofMillis(100))),

    /** 8,000 streams at once, a token per 500 ms; needs virtual threads, and the peer cannot do it. */
    CROWD_8000(new Crowd(8_000, 30, Duration.ofMillis(500)), Subject.PLUGIN, Subject.FLOOR),

    /** From the start of a JVM to its first response. */
    START(new Start(), Subject.PLUGIN, Subject.PEER, Subject.FLOOR),

    /** From a call to its first token while 200 streams run. */
    FIRST_TOKEN(new FirstToken(200, 20, Duration.ofMillis(50))),

    /** As {@link #CALL}, with futures, beside blocking calls in the same JVM. */
    CALL_ASYNC(new AsyncCallCost(50), Subject.PLUGIN),

    /** As {@link #STREAM}, with a publisher, beside handlers in the same JVM. */
    PUBLISHER(new PublisherCost(500), Subject.PLUGIN),

    /** 10,000 calls with futures at once; needs virtual threads. */
    CROWD_ASYNC_10000(new AsyncCrowd(10_000, 50, Duration.ofSeconds(10)), Subject.PLUGIN);

    @SuppressWarnings("ImmutableEnumChecker") // all are records of numbers
    private final Measurement measurement;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Subject> subjects;

    Figure(Measurement measurement, Subject... subjects) {
        this.measurement = measurement;
        this.subjects = subjects.length == 0 ? Set.of(Subject.values()) : Set.of(subjects);
    }

    /** Its name on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this JVM can do it with that client. */
    public boolean suits(Subject subject) {
        return subjects.contains(subject)
                && ((this != CROWD_8000 && this != CROWD_ASYNC_10000)
                        || Runtime.version().feature() >= 21);
    }

    /** Whether it takes that client minutes in all and hardly varies, because the pace decides or its threads do. */
    public boolean isLong(Subject subject) {
        return (this == CROWD_1000 && subject == Subject.PEER) || (this == CROWD_8000 && subject == Subject.FLOOR);
    }

    /** Measures a client in this JVM. */
    public Measured measure(Subject subject, String url, Effort effort) throws Exception {
        return measurement.measure(subject, url, effort);
    }

    /** How something is measured. */
    interface Measurement {
        Measured measure(Subject subject, String url, Effort effort) throws Exception;
    }
}
