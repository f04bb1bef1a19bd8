package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.Recorder;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to use up stack or time are read in the time that their length needs, not its square. */
@Timeout(Recorder.PATIENCE_SECONDS)
final class HostileTextTest {

    private static final int MANY = 1_000_000;
    private static final Set<String> OFFERED = Set.of("weather");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"name\":",
                "{\"name\":\"weather\",\"parameters\":{\"a\":",
                "{}",
                "1 ",
                "9",
                "[weather(",
                "weather(a=[",
                "weather(a=\"\\",
                "<tool_call>",
                "<function=weather>{}",
                "```",
                "<",
                "a",
                "weather ",
                "<|eot|>",
                "<|header_start|>",
                "<function=weather ,",
            })
    void a_beginning_that_comes_again_and_again_is_no_call(String beginning) {
        assertThat(ToolCallText.parse(beginning.repeat(MANY / beginning.length()), OFFERED))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```%s",
                "```json%s{}```",
                "```%s```%sx```",
                "<function=weather>{}</function>%sx",
                "<tool_call>{}</tool_call>%sx",
                "{}%sx",
                "weather(a=1%s",
                "<function=%s",
            })
    void space_without_end_is_no_call(String text) {
        assertThat(ToolCallText.parse(text.replace("%s", " \n".repeat(MANY)), OFFERED))
                .isNull();
    }

    @Test
    void calls_without_end_are_read_one_after_the_other() {
        String call = "{\"name\":\"weather\",\"parameters\":{}};";

        assertThat(Objects.requireNonNull(ToolCallText.parse(call.repeat(MANY / 100), OFFERED)))
                .hasSize(MANY / 100);
    }
}
