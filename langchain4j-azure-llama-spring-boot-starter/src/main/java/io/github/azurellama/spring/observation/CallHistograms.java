package io.github.azurellama.spring.observation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Gives the histograms the buckets of the conventions, unless properties of {@code management.metrics} give them others. */
final class CallHistograms implements MeterFilter {

    /** 10 ms, doubled up to 81.92 s, in nanoseconds. */
    private static final double[] DURATIONS =
            DoubleStream.iterate(1e7, bucket -> 2 * bucket).limit(14).toArray();

    /** 1 token, times 4 up to 67108864. */
    private static final double[] TOKENS =
            DoubleStream.iterate(1, bucket -> 4 * bucket).limit(14).toArray();

    private static final Map<String, double[]> BUCKETS =
            Map.of(GenAi.DURATION, DURATIONS, GenAi.TIME_TO_FIRST_CHUNK, DURATIONS, GenAi.TOKEN_USAGE, TOKENS);

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        double[] buckets = BUCKETS.get(id.getName());
        if (buckets == null || config.getServiceLevelObjectiveBoundaries() != null) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(Arrays.copyOf(buckets, buckets.length))
                .build()
                .merge(config);
    }
}
