package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.language.LanguageModel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The failure of an application that needs a model which no property describes. */
final class MissingModelTest {

    record NeedsFast(@Qualifier("fast") ChatModel model) {}

    record NeedsLanguageModel(LanguageModel model) {}

    @Test
    void the_property_of_a_named_model_is_named() {
        assertThat(analysis(NeedsFast.class))
                .extracting(FailureAnalysis::getDescription)
                .asString()
                .contains("with the qualifier 'fast'", "langchain4j.azure-llama.models.fast.endpoint is not set");
    }

    @Test
    void the_property_of_an_unnamed_model_is_named() {
        assertThat(analysis(NeedsLanguageModel.class))
                .extracting(FailureAnalysis::getDescription)
                .asString()
                .contains("langchain4j.azure-llama.language-model.endpoint is not set");
    }

    private static @Nullable FailureAnalysis analysis(Class<?> bean) {
        var found = new FailureAnalysis[1];
        Contexts.empty()
                .withBean(bean)
                .run(context -> found[0] =
                        new MissingModelFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())));
        return found[0];
    }
}
