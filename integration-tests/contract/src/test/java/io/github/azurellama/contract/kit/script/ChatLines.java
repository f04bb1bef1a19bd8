package io.github.azurellama.contract.kit.script;

import static io.github.azurellama.contract.kit.script.Line.Call.call;
import static io.github.azurellama.contract.kit.script.Line.asked;

import java.util.List;

/** The questions of the tests of chat models. */
final class ChatLines {

    private static final String LONG_STORY = "Once upon a time a fox met an owl. "
            + "They walked on and on, and then they met another animal. ".repeat(500);

    static final List<Line> ALL = List.of(
            asked("What is the capital of Germany?")
                    .says("The capital of Germany is Berlin.")
                    .json("{\"city\":\"Berlin\"}"),
            asked("Translate: 'I love you'").says("Ich liebe dich."),
            asked("What is my favorite color?")
                    .recalls("favorite color is (\\w+)")
                    .says("Your favorite color is $recalled."),
            asked("What is the capital of Germany? How much is 2 + 2?")
                    .says("The capital of Germany is Berlin, and 2 + 2 makes 4."),
            asked("Tell me a long story").says(LONG_STORY),
            asked("Tell me a long story about animals").says(LONG_STORY),
            asked("Say 'Hello World'").says("Hello World"),
            asked("hello").says("Hello, what can I do for you today?"),
            asked("What is the capital of Germany? Answer with a JSON object containing a single 'city' field")
                    .json("{\"city\": \"Berlin\"}"),
            asked("What is the weather in Munich?")
                    .calls(call("getWeather", "\"Munich\""))
                    .says("The weather in Munich is $0.")
                    .json("{\"weather\": \"$0\"}"),
            asked("What is the time now? Use the get_current_time tool.")
                    .calls(call("get_current_time"))
                    .says("It is $0 now."),
            asked("What is the weather in Munich and time in France? Call tools simultaneously (in parallel)")
                    .calls(call("getWeather", "\"Munich\""), call("getTime", "\"France\""))
                    .says("The weather in Munich is $0, and in France it is $1."),
            asked("I live in Munich").calls(call("getWeather", "\"Munich\"")),
            asked("What do you see?").says("I see $images."),
            asked("What do you see on these images? Describe both images.").says("These images show $images."),
            asked("What do you see on these images? Describe both images in english.")
                    .says("These images show $images."));

    private ChatLines() {}
}
