package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolCallTextTest {

    private static final Set<String> OFFERED = Set.of("weather", "add");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"weather\", \"parameters\": {\"city\": \"Munich\", \"days\": 2}}",
                "{\"name\": \"weather\", \"arguments\": {\"city\": \"Munich\", \"days\": 2}}",
                "{\"type\": \"function\", \"name\": \"weather\", \"parameters\": {\"city\": \"Munich\", \"days\": 2}}",
                "{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Munich\\\",\\\"days\\\":2}\"}}",
                "{\"function\": \"weather\", \"parameters\": {\"city\": \"Munich\", \"days\": 2}}",
                "[{\"name\": \"weather\", \"parameters\": {\"city\": \"Munich\", \"days\": 2}}]",
                "<|python_tag|>{\"name\": \"weather\", \"parameters\": {\"city\": \"Munich\", \"days\": 2}}<|eom_id|>",
                "<|start_header_id|>assistant<|end_header_id|>\n\n{\"name\":\"weather\",\"parameters\":{\"city\":\"Munich\",\"days\":2}}",
                "<function=weather>{\"city\": \"Munich\", \"days\": 2}</function>",
                "<tool_call>{\"name\": \"weather\", \"arguments\": {\"city\": \"Munich\", \"days\": 2}}</tool_call>",
                "```json\n{\"name\": \"weather\", \"parameters\": {\"city\": \"Munich\", \"days\": 2}}\n```",
                "[weather(city=\"Munich\", days=2)]",
                "weather(city='Munich', days=2)",
                "<|python_tag|>weather.call(city=\"Munich\", days=2)",
            })
    void every_form_of_one_call_is_read(String text) throws JsonProcessingException {
        List<WireToolCall> calls = parsed(text);

        assertThat(calls).singleElement().extracting(WireToolCall::name).isEqualTo("weather");
        assertThat(JSON.readTree(calls.get(0).arguments()))
                .isEqualTo(JSON.readTree("{\"city\":\"Munich\",\"days\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\":\"weather\",\"parameters\":{}},{\"name\":\"add\",\"parameters\":{\"a\":1}}]",
                "{\"name\":\"weather\",\"parameters\":{}}; {\"name\":\"add\",\"parameters\":{\"a\":1}}",
                "{\"name\":\"weather\",\"parameters\":{}}\n{\"name\":\"add\",\"parameters\":{\"a\":1}}",
                "<function=weather>{}</function><function=add>{\"a\":1}</function>",
                "<tool_call>{\"name\":\"weather\"}</tool_call>\n<tool_call>{\"name\":\"add\",\"arguments\":{\"a\":1}}</tool_call>",
                "[weather(), add(a=1)]",
            })
    void several_calls_keep_their_order(String text) {
        assertThat(ToolCallText.parse(text, OFFERED))
                .extracting(WireToolCall::name, WireToolCall::arguments)
                .containsExactly(tuple("weather", "{}"), tuple("add", "{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "It is sunny.",
                "{\"name\": \"Klaus\", \"age\": 37}",
                "{\"name\": \"unknown\", \"parameters\": {}}",
                "[{\"name\":\"weather\",\"parameters\":{}},{\"name\":\"unknown\",\"parameters\":{}}]",
                "{\"name\": \"weather\", \"parameters\": {}} is what I would call",
                "{\"name\": \"weather\", \"parameters\": {\"city\": \"Mun",
                "<function=weather>{\"city\": </function>",
                "<function=weather>{}</function> Done.",
                "[weather(city=Munich)]",
                "[1, 2, 3]",
                "[]",
                "weather in Munich (city)",
            })
    void anything_else_is_text(String text) {
        assertThat(ToolCallText.parse(text, OFFERED)).isNull();
    }

    @Test
    void pythons_literals_become_json() throws JsonProcessingException {
        String text = "[add(a=[1, -2.5, 'x\\'y'], b={'k': True, \"n\": None}, c=(1,), d=\"\\u00e4\\n\", e=1e3)]";

        assertThat(JSON.readTree(parsed(text).get(0).arguments()))
                .isEqualTo(JSON.readTree("""
                        {"a":[1,-2.5,"x'y"],"b":{"k":true,"n":null},"c":[1],"d":"ä\\n","e":1000.0}""".replace("1000.0", "1E+3")));
    }

    @Test
    void deep_nesting_is_refused_rather_than_followed() {
        String deep = "[add(a=" + "[".repeat(10_000) + "]".repeat(10_000) + ")]";

        assertThat(ToolCallText.parse(deep, OFFERED)).isNull();
    }

    private static List<WireToolCall> parsed(String text) {
        return Objects.requireNonNull(ToolCallText.parse(text, OFFERED), "no call was found");
    }
}
