package io.github.azurellama.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersMergeTest {

    private static final AzureLlamaChatRequestParameters LLAMA = AzureLlamaChatRequestParameters.builder()
            .modelName("llama")
            .temperature(0.1)
            .minP(0.2)
            .ignoreEos(false)
            .build();

    private static final ChatRequestParameters CORE =
            DefaultChatRequestParameters.builder().temperature(0.9).topP(0.8).build();

    @Test
    void what_the_others_set_wins() {
        var merged = LLAMA.overrideWith(AzureLlamaChatRequestParameters.builder()
                .minP(0.3)
                .topLogprobs(2)
                .build());

        assertThat(merged.option(LlamaOption.MIN_P)).contains(0.3);
        assertThat(merged.option(LlamaOption.TOP_LOGPROBS)).contains(2);
        assertThat(merged.option(LlamaOption.IGNORE_EOS)).contains(false);
        assertThat(merged.temperature()).isEqualTo(0.1);
        assertThat(merged.modelName()).isEqualTo("llama");
    }

    @Test
    void llamas_options_survive_those_of_langchain4j() {
        AzureLlamaChatRequestParameters merged = LLAMA.overrideWith(CORE);

        assertThat(merged.temperature()).isEqualTo(0.9);
        assertThat(merged.topP()).isEqualTo(0.8);
        assertThat(merged.option(LlamaOption.MIN_P)).contains(0.2);
    }

    @Test
    void llamas_options_survive_when_put_over_those_of_langchain4j() {
        ChatRequestParameters merged = CORE.overrideWith(LLAMA);

        assertThat(merged).isInstanceOf(AzureLlamaChatRequestParameters.class);
        assertThat(merged.temperature()).isEqualTo(0.1);
        assertThat(merged.topP()).isEqualTo(0.8);
        assertThat(((AzureLlamaChatRequestParameters) merged).option(LlamaOption.MIN_P))
                .contains(0.2);
    }

    @Test
    void defaulted_by_is_the_other_direction() {
        assertThat(LLAMA.defaultedBy(CORE).temperature()).isEqualTo(0.1);
        assertThat(LLAMA.defaultedBy(CORE).topP()).isEqualTo(0.8);
        assertThat(CORE.defaultedBy(LLAMA).temperature()).isEqualTo(0.9);
        assertThat(((AzureLlamaChatRequestParameters) CORE.defaultedBy(LLAMA)).option(LlamaOption.MIN_P))
                .contains(0.2);
    }

    @Test
    void merging_with_nothing_changes_nothing() {
        assertThat(LLAMA.overrideWith(AzureLlamaChatRequestParameters.EMPTY)).isEqualTo(LLAMA);
        assertThat(AzureLlamaChatRequestParameters.EMPTY.overrideWith(LLAMA)).isEqualTo(LLAMA);
        assertThat(LLAMA.toBuilder().build()).isEqualTo(LLAMA);
    }

    @Test
    void merging_leaves_both_as_they_were() {
        String before = LLAMA.toString();

        LLAMA.overrideWith(AzureLlamaChatRequestParameters.builder().minP(0.9).build());
        LLAMA.toBuilder().minP(0.8).build();

        assertThat(LLAMA.toString()).isEqualTo(before);
    }

    @Test
    void parameters_are_equal_by_all_they_hold() {
        assertThat(LLAMA.toBuilder().build()).isEqualTo(LLAMA).hasSameHashCodeAs(LLAMA);
        assertThat(LLAMA.toBuilder().minP(0.7).build()).isNotEqualTo(LLAMA);
        assertThat(LLAMA.toBuilder().temperature(0.7).build()).isNotEqualTo(LLAMA);
        assertThat(AzureLlamaChatRequestParameters.EMPTY).isNotEqualTo(DefaultChatRequestParameters.EMPTY);
    }

    @Test
    void parameters_show_all_they_hold() {
        assertThat(LLAMA.toString()).contains("llama", "0.1", "min_p=0.2", "ignore_eos=false");
    }

    @Test
    void an_option_of_langchain4j_has_one_value_however_it_was_set() {
        var parameters = AzureLlamaChatRequestParameters.builder()
                .temperature(0.1)
                .option("temperature", 0.4)
                .option(LlamaOption.STOP, List.of("x"))
                .build();

        assertThat(parameters.temperature()).isEqualTo(0.4);
        assertThat(parameters.stopSequences()).containsExactly("x");
        assertThat(parameters.allOptions()).containsEntry(LlamaOption.TEMPERATURE, 0.4);
        assertThat(parameters.options()).isEmpty();
    }
}
