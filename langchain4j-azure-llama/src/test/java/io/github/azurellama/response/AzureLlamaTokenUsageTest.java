package io.github.azurellama.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.TokenUsage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Usages add up in any order and with any other class of LangChain4j. */
class AzureLlamaTokenUsageTest {

    private static AzureLlamaTokenUsage usage(@Nullable Integer cached, @Nullable Integer reasoning) {
        return new AzureLlamaTokenUsage(10, 5, 15, cached, reasoning);
    }

    static Stream<Arguments> sums() {
        var plain = new TokenUsage(1, 2, 3);
        var cached = usage(4, null);
        var reasoned = usage(null, 2);
        return Stream.of(
                Arguments.of(cached, reasoned, new AzureLlamaTokenUsage(20, 10, 30, 4, 2)),
                Arguments.of(cached, cached, new AzureLlamaTokenUsage(20, 10, 30, 8, null)),
                Arguments.of(cached, plain, new AzureLlamaTokenUsage(11, 7, 18, 4, null)),
                Arguments.of(reasoned, plain, new AzureLlamaTokenUsage(11, 7, 18, null, 2)),
                Arguments.of(cached, new TokenUsage(null, 2, null), new AzureLlamaTokenUsage(10, 7, 15, 4, null)),
                Arguments.of(
                        new AzureLlamaTokenUsage(null, null, null, null, null),
                        new AzureLlamaTokenUsage(null, null, null, 0, null),
                        new AzureLlamaTokenUsage(null, null, null, 0, null)));
    }

    @ParameterizedTest
    @MethodSource("sums")
    void the_sum_is_the_same_in_both_orders(TokenUsage one, TokenUsage other, TokenUsage sum) {
        assertThat(one.add(other)).isEqualTo(sum);
        assertThat(other.add(one)).isEqualTo(sum);
        assertThat(TokenUsage.sum(one, other)).isEqualTo(sum);
        assertThat(TokenUsage.sum(other, one)).isEqualTo(sum);
    }

    @Test
    void nothing_is_added_by_null() {
        var usage = usage(4, 2);

        assertThat(usage.add(null)).isSameAs(usage);
        assertThat(TokenUsage.sum(null, usage)).isSameAs(usage);
        assertThat(TokenUsage.sum(usage, null)).isSameAs(usage);
    }

    @Test
    void equal_usages_have_equal_counts_of_all_kinds() {
        assertThat(usage(4, 2)).isEqualTo(usage(4, 2)).hasSameHashCodeAs(usage(4, 2));
        assertThat(usage(4, 2)).isNotEqualTo(usage(4, 3)).isNotEqualTo(usage(3, 2));
        assertThat(usage(null, null)).isNotEqualTo(new TokenUsage(10, 5, 15));
        assertThat(usage(4, 2)).asString().contains("cachedInputTokenCount=4", "reasoningTokenCount=2");
    }
}
