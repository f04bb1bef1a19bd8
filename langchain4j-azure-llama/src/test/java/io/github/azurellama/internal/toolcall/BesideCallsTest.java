package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What beside a call belongs to it, and what is text. */
final class BesideCallsTest {

    private static final Set<String> OFFERED = Set.of("get_time", "pay");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // a separator is followed by another call or by nothing
                "{'name':'get_time'}, {'name':'pay'}   | 2 | ^^",
                "{'name':'get_time'},                  | 1 | ^^",
                "{'name':'get_time'}, [pay()]          | 2 | ^^",
                "{'name':'get_time'}, <function=pay>{}</function> | 2 | ^^",
                "{'name':'get_time'}, and so on        | 1 | , and so on",
                "{'name':'get_time'}; and so on        | 1 | and so on",
                "{'name':'get_time'};                  | 1 | ^^",
                "{'name':'get_time'}. And so on        | 1 | . And so on",
                // a call without brackets begins a line, or follows a call, a tag or a fence
                "Now: get_time()                       | 0 | Now: get_time()",
                "Now:\\nget_time()                     | 1 | Now:",
                "Now:\\n \\tget_time()                 | 1 | Now:",
                "Now:\\nmy_get_time()                  | 0 | Now:\\nmy_get_time()",
                "Now:\\n2get_time()                    | 0 | Now:\\n2get_time()",
                "get_time() pay()                      | 2 | ^^",
                "get_time() then pay()                 | 1 | then pay()",
                "<br>get_time()                        | 0 | <br>get_time()",
                "Now: ```get_time()```                 | 1 | Now:",
                "Now: ```py get_time()```              | 1 | Now:",
                "Now: py get_time()                    | 0 | Now: py get_time()",
                // a tag ends, or has arguments and nothing behind
                "<function=pay>                        | 0 | <function=pay>",
                "<function=pay></function>             | 1 | ^^",
                "<function=pay>{'x':1}                 | 1 | ^^",
                "<function=pay>{'x':1} or so           | 0 | <function=pay>{'x':1} or so",
                "<function=pay>[1]</function>          | 0 | <function=pay>[1]</function>",
                "<function=pay                         | 0 | <function=pay",
                "<function=payer>{}</function>         | 0 | <function=payer>{}</function>",
                // a fence belongs to the call inside
                "Now:\\n```json\\n{'name':'pay'}\\n```\\nDone. | 1 | Now:\\nDone.",
                "{'name':'pay'} ``` x                  | 1 | ``` x",
                // a call within other JSON is data
                "{'status':'ok','last':{'name':'pay','parameters':{'x':5}}} | 0 | {'status':'ok','last':{'name':'pay','parameters':{'x':5}}}",
                "Tools: {'functions':[{'name':'pay','parameters':{}},{'name':'get_time'}]} | 0 | Tools: {'functions':[{'name':'pay','parameters':{}},{'name':'get_time'}]}",
                "{'name':'plan','parameters':{'steps':[{'name':'pay'}]}} | 0 | {'name':'plan','parameters':{'steps':[{'name':'pay'}]}}",
                "[{'name':'plan'},{'name':'pay'}]      | 0 | [{'name':'plan'},{'name':'pay'}]",
                "{'a':'}{','b':{'name':'pay'}} {'name':'pay'} | 1 | {'a':'}{','b':{'name':'pay'}}",
                "{'a':1} {'name':'pay'}                | 1 | {'a':1}",
                "[1] says: {'name':'pay'}              | 1 | [1] says:",
                "{a} and {'name':'pay'}                | 1 | {a} and",
                "{'broken \\n\\n{'name':'pay'}         | 1 | {'broken",
                // the fence that ends other code does not
                "```\\nint i;\\n```\\n{'name':'pay'} | 1 | ```\\nint i;\\n```",
                "```\\nint i;\\n``` \\t\\r\\nget_time() | 1 | ```\\nint i;\\n```",
                "```java\\nint i;\\n```\\n```json\\n{'name':'pay'}\\n``` | 1 | ```java\\nint i;\\n```",
                "```\\nint i;\\n{'name':'pay'}\\n``` | 1 | ```\\nint i;\\n```",
                "```\\nint i;\\n```py\\nget_time()\\n``` | 1 | ```\\nint i;",
                "a ``` b\\n```\\n{'name':'pay'}\\n``` | 1 | a ``` b",
            })
    void belongs_to_it_or_is_text(String text, int calls, String rest) {
        ToolCallTextFilter.Rest read = CallsInTextTest.read(unescaped(text), OFFERED, true);

        assertThat(read.calls()).hasSize(calls);
        assertThat(read.text()).isEqualTo(unescaped(rest));
    }

    @Test
    void a_definition_is_no_call_with_or_without_its_description() {
        for (String description : List.of("", "'description':'Pays.',")) {
            String definition = "{'type':'function','function':{'name':'pay'," + description
                    + "'parameters':{'type':'object','properties':{'x':{'type':'integer'}}}}}";

            ToolCallTextFilter.Rest read = CallsInTextTest.read(unescaped(definition), OFFERED, true);

            assertThat(read.calls()).isEmpty();
            assertThat(read.text()).isEqualTo(unescaped(definition));
        }
    }

    @Test
    void white_space_behind_a_header_goes_with_it_however_the_text_is_split() {
        String text = "<|start_header_id|>assistant<|end_header_id|>\n\nIt is sunny.";

        assertThat(CallsInTextTest.read(text, Set.of(), false).text()).isEqualTo("It is sunny.");
    }

    private static String unescaped(String text) {
        return text.replace('\'', '"').replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
    }
}
