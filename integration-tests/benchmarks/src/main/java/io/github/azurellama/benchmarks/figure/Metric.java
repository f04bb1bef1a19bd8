package io.github.azurellama.benchmarks.figure;

/** A number of the table. */
public enum Metric {
    STREAM_CPU(Figure.STREAM, "CPU per streamed token", "µs", TargetRatio.ratios(0.58, 1.15)),
    STREAM_BYTES(Figure.STREAM, "allocation per streamed token", "B", TargetRatio.ratios(0.45, 1.5)),
    CALL_P50(Figure.CALL, "blocking call, p50", "µs", TargetRatio.ratios(0.50, 1.20)),
    CALL_P99(Figure.CALL, "blocking call, p99", "µs", TargetRatio.NONE),
    CALL_CPU(Figure.CALL, "blocking call, CPU", "µs", TargetRatio.ratios(0.50, 1.20)),
    CALL_BYTES(Figure.CALL, "blocking call, allocation", "B", TargetRatio.ratios(0.50, 1.20)),
    CROWD_1000_WALL(
            Figure.CROWD_1000, "1,000 streams, wall time (ideal 5.0 s)", "s", new TargetRatio(0.10, 1.10, 0.90, 7.0)),
    CROWD_1000_PLATFORM(Figure.CROWD_1000, "1,000 streams, platform threads", "", TargetRatio.NONE),
    CROWD_1000_THREADS(Figure.CROWD_1000, "1,000 streams, threads of the system", "", TargetRatio.NONE),
    CROWD_1000_MEMORY(Figure.CROWD_1000, "1,000 streams, peak memory", "MB", TargetRatio.NONE),
    CROWD_8000_WALL(Figure.CROWD_8000, "8,000 streams, wall time (ideal 15.0 s)", "s", TargetRatio.NONE),
    CROWD_8000_PLATFORM(Figure.CROWD_8000, "8,000 streams, platform threads", "", TargetRatio.atMost(40)),
    CROWD_8000_THREADS(Figure.CROWD_8000, "8,000 streams, threads of the system", "", TargetRatio.NONE),
    CROWD_8000_MEMORY(Figure.CROWD_8000, "8,000 streams, peak memory", "MB", TargetRatio.atMost(600)),
    START_WALL(Figure.START, "JVM start to first response", "ms", TargetRatio.ratios(0.80, 1.15)),
    FIRST_TOKEN_COLD(
            Figure.FIRST_TOKEN, "first token among 200 streams after one call, p50", "ms", TargetRatio.atMost(300)),
    FIRST_TOKEN_P50(Figure.FIRST_TOKEN, "first token among 200 streams, p50", "ms", TargetRatio.NONE),
    FIRST_TOKEN_P99(Figure.FIRST_TOKEN, "first token among 200 streams, p99", "ms", TargetRatio.NONE),
    FIRST_TOKEN_ALL(Figure.FIRST_TOKEN, "first tokens of 200 streams, all after", "ms", TargetRatio.NONE),
    ASYNC_CALL_TIME(Figure.CALL_ASYNC, "call with a future, mean time", "µs", TargetRatio.NONE),
    ASYNC_CALL_CPU(Figure.CALL_ASYNC, "call with a future, CPU", "µs", TargetRatio.NONE),
    ASYNC_CALL_BYTES(Figure.CALL_ASYNC, "call with a future, allocation", "B", TargetRatio.NONE),
    ASYNC_CALL_RATIO(Figure.CALL_ASYNC, "call with a future, CPU to a blocking call's", "", TargetRatio.atMost(1.10)),
    PUBLISHER_CPU(Figure.PUBLISHER, "CPU per published token", "µs", TargetRatio.NONE),
    PUBLISHER_BYTES(Figure.PUBLISHER, "allocation per published token", "B", TargetRatio.NONE),
    PUBLISHER_RATIO(Figure.PUBLISHER, "CPU per published token to a handler's", "", TargetRatio.atMost(1.10)),
    ASYNC_CROWD_WALL(
            Figure.CROWD_ASYNC_10000, "10,000 calls with futures, wall time (ideal 10.0 s)", "s", TargetRatio.NONE),
    ASYNC_CROWD_PLATFORM(
            Figure.CROWD_ASYNC_10000, "10,000 calls with futures, platform threads", "", TargetRatio.atMost(40)),
    ASYNC_CROWD_MEMORY(Figure.CROWD_ASYNC_10000, "10,000 calls with futures, peak memory", "MB", TargetRatio.NONE);

    private final Figure figure;
    private final String title;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final TargetRatio target;

    Metric(Figure figure, String title, String unit, TargetRatio target) {
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
    public TargetRatio target() {
        return target;
    }
}
