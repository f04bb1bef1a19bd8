package io.github.azurellama.contract.kit.script;

import static io.github.azurellama.contract.kit.script.Line.Call.call;
import static io.github.azurellama.contract.kit.script.Line.asked;

import java.util.List;

/** The questions of the tests of AI Services with tools. */
final class ToolLines {

    private static final String DONE = "That is done.";

    static final List<Line> ALL = List.of(
            asked("What is the weather in Munich? Use 'getWeather' tool")
                    .calls(call("getWeather", "\"Munich\""))
                    .json("{\"city\":\"Munich\",\"weather\":\"SUNNY\"}"),
            asked("What is the date today?").calls(call("currentDate")).says("Today is $0."),
            asked("How much is 37 plus 87?").calls(call("add", "37", "87")).says("37 plus 87 makes $0."),
            asked("How much is 37 plus 87? Use 'add' tool before answering.")
                    .calls(call("add", "37", "87"))
                    .says("37 plus 87 makes $0."),
            asked("How much is 37 plus 87? Answer in the following format: 37 + 87 = ...")
                    .calls(call("add", "37", "87"))
                    .says("37 + 87 = $0"),
            asked("Now add 47 to the previous result")
                    .calls(call("add", "124", "47"))
                    .says("That makes $0."),
            asked("How much is 37 plus 87? How much is 73 plus 78? Call 2 tools in parallel (at the same time)!")
                    .calls(call("add", "37", "87"), call("add", "73", "78"))
                    .says("37 plus 87 makes $0, and 73 plus 78 makes $1."),
            asked("First add 2 and 3 by calling 'add' tool, then multiply the result by 4 by calling 'multiply' tool")
                    .calls(call("add", "2", "3"))
                    .calls(call("multiply", "$0", "4"))
                    .says("The sum is $0, and four times that is $1."),
            asked("Use 'process' tool to process the following: Klaus is 37 years old, 1.78m height and single")
                    .calls(call("process", "{\"name\":\"Klaus\",\"age\":37,\"height\":1.78,\"married\":false}"))
                    .says(DONE),
            asked("Use 'process' tool to process the following: Klaus lives in Langley Falls")
                    .calls(call("process", "{\"name\":\"Klaus\",\"address\":{\"city\":\"Langley Falls\"}}"))
                    .says(DONE),
            asked("Use 'process' tool to process the following: Francine has 2 children: Steve and Hayley")
                    .calls(call(
                            "process",
                            "{\"name\":\"Francine\",\"children\":[{\"name\":\"Steve\",\"children\":[]},"
                                    + "{\"name\":\"Hayley\",\"children\":[]}]}"))
                    .says(DONE),
            asked("What is the time now? Respond in HH:MM:SS format.")
                    .calls(call("currentTime"))
                    .says("$0"),
            asked("What is the current temperature in Munich in celsius?")
                    .calls(call("currentTemperature", "\"Munich\"", "\"CELSIUS\""))
                    .says("It is $0 degrees Celsius in Munich."),
            asked("Process the following: Klaus is 42 years old and Francine is 47 years old")
                    .calls(call("process", "{\"Klaus\":42,\"Francine\":47}"))
                    .says(DONE),
            asked("Process the following names: Klaus and Franny")
                    .calls(call("processNames", "[\"Klaus\",\"Franny\"]"))
                    .says(DONE),
            asked("Process the following colors: RED and GREEN")
                    .calls(call("process", "[\"RED\",\"GREEN\"]"))
                    .says(DONE),
            asked("Process the following integers: 37, 73")
                    .calls(call("processNumbers", "[37,73]"))
                    .says(DONE),
            asked("Process the following people: Klaus and Franny")
                    .calls(call("process", "[{\"name\":\"Klaus\"},{\"name\":\"Franny\"}]"))
                    .says(DONE),
            asked("What is the username with ID 62dbcc27-aaf3-449a-b12d-5a904271a57f?")
                    .calls(call("getUsernameFromId", "\"62dbcc27-aaf3-449a-b12d-5a904271a57f\""))
                    .says("That user is called $0."),
            asked("Call tool 'modify' for argument '7'")
                    .calls(call("modify", "7"))
                    .says("The tool has returned '$0'."),
            asked("Take a photo").calls(call("takePhoto")).says(DONE));

    private ToolLines() {}
}
