package io.github.azurellama.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class LlamaFlagsTest {

    private static final Map<Class<?>, String> VALUES = Map.of(
            Integer.class, "2",
            Long.class, "2",
            Double.class, "0.5",
            Boolean.class, "true",
            String.class, "text",
            List.class, "1,2");

    static Collection<LlamaOption<?>> options() {
        return LlamaOption.known();
    }

    @ParameterizedTest
    @MethodSource("options")
    void every_option_of_the_library_is_a_flag(LlamaOption<?> option) {
        var command = new Flagged();
        String flag = "--" + option.name().replace('_', '-');

        new CommandLine(command).parseArgs(flag, VALUES.get(option.type()));

        assertThat(command.parameters().allOptions()).containsOnlyKeys(option);
    }

    @ParameterizedTest
    @MethodSource("options")
    void a_flag_that_is_not_given_sets_nothing(LlamaOption<?> option) {
        var command = new Flagged();

        new CommandLine(command).parseArgs();

        assertThat(command.parameters().allOptions()).doesNotContainKey(option);
    }

    @Command(name = "flagged")
    private static final class Flagged {
        @Mixin
        private final LlamaFlags flags = new LlamaFlags();

        AzureLlamaChatRequestParameters parameters() {
            var parameters = AzureLlamaChatRequestParameters.builder();
            flags.setOn(parameters);
            return parameters.build();
        }
    }
}
