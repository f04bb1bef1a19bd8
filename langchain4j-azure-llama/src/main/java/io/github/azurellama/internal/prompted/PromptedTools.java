package io.github.azurellama.internal.prompted;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.message.MessageMapper;
import io.github.azurellama.internal.message.ToolArguments;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireTool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes tools into the prompt, for endpoints without fields for them: descriptions into the system message, calls into
 * messages of the assistant, results into messages of the user.
 */
public final class PromptedTools {

    private static final String RESULTS = "Results of the function calls:";

    private PromptedTools() {}

    public static List<WireMessage> messages(
            List<ChatMessage> messages, List<WireTool> tools, @Nullable Object choice, @Nullable String thinkingField) {
        List<WireMessage> prompted = new ArrayList<>(messages.size() + 1);
        for (int i = 0; i < messages.size(); i++) {
            ChatMessage message = messages.get(i);
            if (message instanceof AiMessage ai && ai.hasToolExecutionRequests()) {
                prompted.add(
                        WireMessage.of("assistant", calls(ai)).withThinking(MessageMapper.thinking(ai, thinkingField)));
            } else if (message instanceof ToolExecutionResultMessage) {
                int end = endOfResults(messages, i);
                prompted.add(WireMessage.of("user", results(messages.subList(i, end))));
                i = end - 1;
            } else {
                prompted.add(MessageMapper.map(message, thinkingField));
            }
        }
        return tools.isEmpty() || "none".equals(choice)
                ? prompted
                : SystemPrompt.extend(prompted, prompt(tools, choice));
    }

    /** The choice is a string or a map that names the one tool, as in a request. */
    private static String prompt(List<WireTool> tools, @Nullable Object choice) {
        String descriptions = tools.stream().map(PromptedTools::describe).collect(Collectors.joining("\n"));
        return "You can call functions. To call one, answer with nothing but a JSON object of this form:\n"
                + "{\"name\": \"function name\", \"parameters\": {\"parameter name\": \"value\"}}\n"
                + "To call several at once, answer with nothing but a JSON list of such objects. Use values, no variables,"
                + " and do not explain the call. " + instruction(choice) + "\n\nThese are the functions:\n"
                + descriptions;
    }

    private static String instruction(@Nullable Object choice) {
        if (choice instanceof Map<?, ?> named) {
            return "You must answer with a call of this function: " + Json.text(named.get("function"));
        }
        return "required".equals(choice)
                ? "You must answer with at least one function call."
                : "If no function is needed, or their results are all you need, answer in plain words instead.";
    }

    private static String describe(WireTool tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.name());
        function.put("description", tool.description());
        function.put("parameters", tool.parameters());
        return Json.text(Map.of("type", "function", "function", function));
    }

    private static String calls(AiMessage ai) {
        List<Map<String, Object>> calls =
                ai.toolExecutionRequests().stream().map(PromptedTools::call).toList();
        String json = Json.text(calls.size() == 1 ? calls.get(0) : calls);
        return ai.text() == null || ai.text().isBlank() ? json : ai.text() + "\n" + json;
    }

    private static Map<String, Object> call(ToolExecutionRequest request) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("name", request.name());
        call.put("parameters", ToolArguments.value(request.arguments()));
        return call;
    }

    private static int endOfResults(List<ChatMessage> messages, int from) {
        int end = from;
        while (end < messages.size() && messages.get(end) instanceof ToolExecutionResultMessage) {
            end++;
        }
        return end;
    }

    /** Consecutive results become one message, because older chat templates require roles to alternate. */
    private static String results(List<ChatMessage> messages) {
        var text = new StringBuilder(RESULTS);
        for (ChatMessage message : messages) {
            var result = (ToolExecutionResultMessage) message;
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", result.toolName());
            fields.put("result", MessageMapper.resultText(result));
            text.append('\n').append(Json.text(fields));
        }
        return text.toString();
    }
}
