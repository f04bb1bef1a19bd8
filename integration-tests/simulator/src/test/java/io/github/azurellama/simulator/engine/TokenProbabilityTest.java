package io.github.azurellama.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.token.Token;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenProbabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {" a", " llama", "Donau", ",", " the"})
    void the_likeliest_tokens_share_what_is_certain(String text) {
        for (int place = 0; place < 8; place++) {
            List<TokenProbability> top = TokenProbability.top(Token.of(text), place, 20);

            assertThat(top).extracting(TokenProbability::token).hasSize(20).doesNotHaveDuplicates();
            assertThat(top)
                    .isSortedAccordingTo(Comparator.comparingDouble(TokenProbability::logprob)
                            .reversed());
            assertThat(top.stream().mapToDouble(one -> Math.exp(one.logprob())).sum())
                    .isLessThanOrEqualTo(1);
        }
    }
}
