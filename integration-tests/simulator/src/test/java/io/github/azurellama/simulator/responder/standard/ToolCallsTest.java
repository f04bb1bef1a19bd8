package io.github.azurellama.simulator.responder.standard;

import static io.github.azurellama.simulator.responder.standard.TestConversation.calls;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolCallsTest {

    private static TestConversation office() {
        return new TestConversation()
                .tool("add", "Adds two numbers", "'a': {'type': 'integer'}, 'b': {'type': 'integer'}")
                .tool("multiply", "Multiplies two numbers", "'x': {'type': 'number'}, 'y': {'type': 'number'}")
                .tool("getWeather", "", "'city': {'type': 'string'}")
                .tool("getTime", "", "'country': {'type': 'string'}")
                .tool("current_date", "Tells the date", "")
                .tool(
                        "book_table",
                        "Books a table in a restaurant",
                        "'restaurant': {'type': 'string'}, 'people': {'type': 'integer'}, 'date': {'type': 'string', "
                                + "'format': 'date'}, 'name': {'type': 'string'}")
                .tool("switchLight", "Switches the light", "'room': {'type': 'string'}, 'on': {'type': 'boolean'}")
                .tool("findOrders", "Finds the orders of a customer", "'customerId': {'type': 'string'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How much is 37 plus 87? | add{'a':37,'b':87}",
                "What is 37 plus 87, and what is the weather in Munich? | add{'a':37,'b':87} getWeather{'city':'Munich'}",
                "What is the weather in Munich and time in France? Call tools in parallel | getWeather{'city':'Munich'} getTime{'country':'France'}",
                "What is the weather in Munich and Paris? | getWeather{'city':'Munich'} getWeather{'city':'Paris'}",
                "How much is 37 plus 87? How much is 73 plus 78? | add{'a':37,'b':87} add{'a':73,'b':78}",
                "What is the date today? | current_date{}",
                "Book a table for 4 people at Luigi's on 2026-12-24 under the name Maria | book_table{'restaurant':'Luigi','people':4,'date':'2026-12-24','name':'Maria'}",
                "Turn off the light, the room is kitchen | switchLight{'room':'kitchen','on':false}",
                "Which orders does customer C-1042 have? | findOrders{'customerId':'C-1042'}",
                "Hello! | ''",
                "Tell me a story about llamas | ''"
            })
    void each_task_gets_the_tool_that_fits(String question, String expected) {
        assertThat(String.join(" ", calls(office().ask(question)))).isEqualTo(expected.equals("''") ? "" : expected);
    }

    @Test
    void results_are_put_into_words() {
        var chat = office();
        var calls = chat.ask("What is 37 plus 87, and what is the weather in Munich?");
        assertThat(chat.returned(calls, "124", "sunny").text())
                .isEqualTo("The tool add says: 124. The tool getWeather says: sunny.");
    }

    @Test
    void results_can_be_put_into_json() {
        var chat = office().schema("{'type': 'object', 'properties': {'weather': {'enum': ['sunny', 'rainy']}}}");
        var calls = chat.ask("What is the weather in Munich?");
        assertThat(calls(calls)).containsExactly("getWeather{'city':'Munich'}");
        assertThat(chat.returned(calls, "rainy").text()).isEqualTo("{\"weather\":\"rainy\"}");
    }

    @Test
    void a_forced_call_takes_the_tool_whose_arguments_are_known() {
        var chat = office().said(Role.USER, "I live in Munich");
        assertThat(calls(chat.output(ToolChoice.REQUIRED))).containsExactly("getWeather{'city':'Munich'}");
        assertThat(calls(chat.output(ToolChoice.named("add")))).containsExactly("add{'a':0,'b':0}");
        assertThat(calls(chat.output(ToolChoice.NONE))).isEmpty();
    }
}
