package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.CountedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter reads each character of a long text a bounded number of times, however the text arrives. */
final class LinearToolCallTextTest {

    private static final int LENGTH = 50_000;
    private static final int DELTA = 3;

    /** A beginning of a call is read again with each delta until it is decided, which takes 500 characters at most. */
    private static final long MOST_READS = 2000;

    private static final Set<String> OFFERED = Set.of("weather");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "\n",
                "\nweather ",
                "{",
                "{ ",
                "[",
                "[{",
                "[weather(",
                "{\"name\": \"wea",
                "{\"name\":\"weather\",\"parameters\":{\"a\":",
                "{\"name\":\"weather\",\"parameters\":{}}",
                "{\"name\":\"weather\",\"parameters\":{}} ",
                "`",
                "```",
                "``` ",
                "```json\n",
                "<",
                "<|eot|>",
                "<|eot|> x",
                "<|header_start|>",
                "<function=",
                "<function=weather ,",
                "<function=weather>{}",
                "<tool_call>{} ",
                "weather(",
                "weather(a='",
                "weather(a='\\N{",
                "weather(a=[",
                "weather(a='''\n",
                "weather();\n",
                "[weather(),\n",
                "weather(a=1,\n",
                "weather ",
            })
    void of_one_beginning_again_and_again(String beginning) {
        for (boolean anywhere : new boolean[] {false, true}) {
            for (String first : List.of("", "x ")) {
                String text = first + beginning.repeat(LENGTH / beginning.length()) + "x";

                assertThat(reads(text, anywhere)).isLessThan(MOST_READS * text.length());
            }
        }
    }

    private static long reads(String text, boolean anywhere) {
        List<CountedText> views = new ArrayList<>();
        var filter = new ToolCallTextFilter(OFFERED, anywhere, held -> {
            views.add(new CountedText(held));
            return views.get(0);
        });
        for (int i = 0; i < text.length(); i += DELTA) {
            filter.accept(text.substring(i, Math.min(text.length(), i + DELTA)));
        }
        filter.end();
        return views.get(0).reads();
    }
}
