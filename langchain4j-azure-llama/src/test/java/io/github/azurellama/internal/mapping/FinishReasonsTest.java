package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishReasonsTest {

    @ParameterizedTest
    @CsvSource({
        "stop,STOP",
        "STOP,STOP",
        "stop_sequence,STOP",
        "eos,STOP",
        "eos_token,STOP",
        "end_turn,STOP",
        "max_tokens,LENGTH",
        "MAX_TOKENS,LENGTH",
        "length,LENGTH",
        "model_length,LENGTH",
        "content_filter,CONTENT_FILTER",
        "content_filter_error,OTHER",
        "tool_calls,OTHER",
        "error,OTHER",
        "abort,OTHER",
        "something new,OTHER",
        "'',OTHER",
        ",OTHER",
    })
    void each_word_has_its_meaning(@Nullable String word, FinishReason meaning) {
        assertThat(FinishReasons.map(word, false, false)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"stop", "tool_calls", "length", ","})
    void calls_decide_whatever_the_word(@Nullable String word) {
        assertThat(FinishReasons.map(word, true, false)).isEqualTo(FinishReason.TOOL_EXECUTION);
    }

    @Test
    void a_refusal_is_a_filter_at_work() {
        assertThat(FinishReasons.map("stop", false, true)).isEqualTo(FinishReason.CONTENT_FILTER);
    }
}
