package io.github.azurellama.benchmarks.figure;

/** A number of the table. */
public enum Metric {
    STREAM_CPU(Figure.STREAM, "CPU per streamed token", "µs", Target.ratios(0.58, 1.15)),
    STREAM_BYTES(Figure.STREAM, "allocation per streamed token", "B", Target.ratios(0.45, 1.5)),
    CALL_P50(Figure.CALL, "blocking call, p50", "µs", Target.ratios(0.50, 1.20)),
    CALL_P99(Figure.CALL, "blocking call, p99", "µs", Target.NONE),
    CALL_CPU(Figure.CALL, "blocking call, CPU", "µs", Target.ratios(0.50, 1.20)),
    CALL_BYTES(Figure.CALL, "blocking call, allocation", "B", Target.ratios(0.50, 1.20)),
    CROWD_1000_WALL(Figure.CROWD_1000, "1,000 streams, wall time (ideal 5.0 s)", "s", new Target(0.10, 1.10, 6.25)),
    CROWD_1000_PLATFORM(Figure.CROWD_1000, "1,000 streams, platform threads", "", Target.NONE),
    CROWD_1000_THREADS(Figure.CROWD_1000, "1,000 streams, threads of the system", "", Target.NONE),
    CROWD_1000_MEMORY(Figure.CROWD_1000, "1,000 streams, peak memory", "MB", Target.NONE),
    CROWD_8000_WALL(Figure.CROWD_8000, "8,000 streams, wall time (ideal 15.0 s)", "s", Target.NONE),
    CROWD_8000_PLATFORM(Figure.CROWD_8000, "8,000 streams, platform threads", "", Target.atMost(40)),
    CROWD_8000_THREADS(Figure.CROWD_8000, "8,000 streams, threads of the system", "", Target.NONE),
    CROWD_8000_MEMORY(Figure.CROWD_8000, "8,000 streams, peak memory", "MB", Target.atMost(600)),
    START_WALL(Figure.START, "JVM start to first answer", "ms", Target.ratios(0.80, 1.15)),
    FIRST_TOKEN_P50(Figure.FIRST_TOKEN, "first token among 200 streams, p50", "ms", Target.NONE),
    FIRST_TOKEN_P99(Figure.FIRST_TOKEN, "first token among 200 streams, p99", "ms", Target.NONE),
    FIRST_TOKEN_ALL(Figure.FIRST_TOKEN, "first tokens of 200 streams, all after", "ms", Target.NONE);

    private final Figure figure;
    private final String title;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final Target target;

    Metric(Figure figure, String title, String unit, Target target) {
        this.figure = figure;
        this.title = title;
        this.unit = unit;
        this.target = target;
    }

    /** Where it is measured. */
    public Figure figure() {
        return figure;
    }

    /** The head of its row. */
    public String title() {
        return title;
    }

    /** Its unit, or "" for a count. */
    public String unit() {
        return unit;
    }

    /** What is aimed at. */
    public Target target() {
        return target;
    }
}
