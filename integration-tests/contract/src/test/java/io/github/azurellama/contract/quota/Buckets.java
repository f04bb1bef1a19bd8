package io.github.azurellama.contract.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/** Buckets that hold an amount once, because their next filling is a day away. */
final class Buckets {

    private Buckets() {}

    static Bucket neverFilled(long amount) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(amount).refillIntervally(amount, Duration.ofDays(1)))
                .build();
    }

    static BucketConfiguration configuration(long amount) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(amount).refillIntervally(amount, Duration.ofDays(1)))
                .build();
    }
}
