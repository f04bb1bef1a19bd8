package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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

    private static String unescaped(String text) {
        return text.replace('\'', '"').replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
    }
}
