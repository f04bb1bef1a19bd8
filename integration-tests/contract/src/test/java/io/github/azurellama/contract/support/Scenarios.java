package io.github.azurellama.contract.support;

import io.github.azurellama.testing.CallMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The routes that tests run on. */
public final class Scenarios {

    private Scenarios() {}

    /** All routes for chats. */
    public static List<Scenario> chats() {
        return scenarios(List.of(ScenarioTarget.values()), CallMode.values());
    }

    /** All routes for texts. */
    public static List<Scenario> texts() {
        return scenarios(texting(), CallMode.OF_TEXTS.toArray(CallMode[]::new));
    }

    static List<Scenario> scenarios(List<ScenarioTarget> targets, CallMode... modes) {
        return targets.stream()
                .flatMap(target -> Arrays.stream(modes).map(mode -> new Scenario(mode, target)))
                .toList();
    }

    private static List<ScenarioTarget> texting() {
        return Arrays.stream(ScenarioTarget.values())
                .filter(ScenarioTarget::completesTexts)
                .toList();
    }

    private static Stream<Arguments> chosen(
            List<ScenarioTarget> all, ScenarioTarget[] only, ScenarioTarget[] except, CallMode[] modes) {
        var targets = all.stream()
                .filter(target -> only.length == 0 || List.of(only).contains(target))
                .filter(target -> !List.of(except).contains(target))
                .toList();
        return scenarios(targets, modes).stream().map(Arguments::of);
    }

    /** Feeds {@link OnChatScenarios}. */
    static final class OfChats implements ArgumentsProvider, AnnotationConsumer<OnChatScenarios> {

        private Stream<Arguments> scenarios = Stream.of();

        @Override
        public void accept(OnChatScenarios wanted) {
            scenarios = chosen(List.of(ScenarioTarget.values()), wanted.value(), wanted.except(), wanted.modes());
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return scenarios;
        }
    }

    /** Feeds {@link OnTextScenarios}. */
    static final class OfTexts implements ArgumentsProvider, AnnotationConsumer<OnTextScenarios> {

        private Stream<Arguments> scenarios = Stream.of();

        @Override
        public void accept(OnTextScenarios wanted) {
            scenarios = chosen(texting(), wanted.value(), wanted.except(), wanted.modes());
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return scenarios;
        }
    }
}
