package io.github.azurellama.spring;

import io.github.azurellama.quota.LlamaQuota;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * The properties of {@code quotas.NAME}.
 *
 * @param requestsPerMinute how many requests a minute allows, at least 1; serverless deployments of Llama take 1,000
 * @param tokensPerMinute how many tokens a minute allows, of prompts and completions together, at least 1; serverless
 *     deployments of Llama take 200,000
 * @param maxWait how long a call may wait for its permit; a minute by default
 */
record QuotaProperties(
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute,
        @Nullable Duration maxWait) {

    private static final String REQUESTS = "requests-per-minute";
    private static final String TOKENS = "tokens-per-minute";

    static List<Property> all() {
        return Arrays.stream(QuotaProperties.class.getRecordComponents())
                .map(component -> new Property(
                        Settings.dashed(component.getName()), ResolvableType.forClass(component.getType()), null))
                .toList();
    }

    static LlamaQuota read(Section section) {
        long requests = positive(section, REQUESTS);
        long tokens = positive(section, TOKENS);
        Duration maxWait = section.get("max-wait", Duration.class);
        return section.build(() -> {
            LlamaQuota quota = LlamaQuota.perMinute(requests, tokens);
            return maxWait == null ? quota : quota.withMaxWait(maxWait);
        });
    }

    private static long positive(Section section, String name) {
        Long number = section.get(name, Long.class);
        if (number == null) {
            throw section.invalid(name, " is not set: a quota needs both " + REQUESTS + " and " + TOKENS);
        }
        if (number < 1) {
            throw section.invalid(name, " = " + number + ": it must be at least 1");
        }
        return number;
    }
}
