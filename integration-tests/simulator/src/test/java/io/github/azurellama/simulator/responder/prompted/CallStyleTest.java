package io.github.azurellama.simulator.responder.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.responder.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallStyleTest {

    private static final ToolCall WEATHER = ToolCall.of("weather", "{\"city\":\"Munich\",\"now\":true}");
    private static final ToolCall CLOCK = ToolCall.of("clock", "{}");

    @Test
    void several_calls_are_written_as_models_do() {
        String weather = "{\"name\": \"weather\", \"parameters\": {\"city\":\"Munich\",\"now\":true}}";
        String clock = "{\"name\": \"clock\", \"parameters\": {}}";
        List<ToolCall> calls = List.of(WEATHER, CLOCK);

        assertThat(CallStyle.JSON.write(calls)).isEqualTo("[" + weather + ", " + clock + "]");
        assertThat(CallStyle.JSON.write(List.of(CLOCK))).isEqualTo(clock);
        assertThat(CallStyle.PYTHON_TAG.write(calls)).isEqualTo("<|python_tag|>" + weather + "; " + clock);
        assertThat(CallStyle.FUNCTION_TAG.write(calls))
                .isEqualTo(
                        "<function=weather>{\"city\":\"Munich\",\"now\":true}</function><function=clock>{}</function>");
        assertThat(CallStyle.PYTHONIC.write(calls)).isEqualTo("[weather(city=\"Munich\", now=True), clock()]");
    }

    @Test
    void objects_are_found_in_text_even_with_braces_in_strings() {
        JsonObjects found = JsonObjects.in("a {\"x\": \"}\"} b {not json} {\"y\": {\"z\": 1}}");

        assertThat(found.objects()).extracting(Object::toString).containsExactly("{\"x\":\"}\"}", "{\"y\":{\"z\":1}}");
        assertThat(found.rest()).isEqualTo("a  b {not json} ");
    }
}
