package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.message.ResponseFormatMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that the prompt asks an answer to have, and the check that it has it. */
public final class PromptedSchema {

    private final String schema;
    private final JsonNode tree;

    private PromptedSchema(Object schema) throws IOException {
        this.schema = Json.text(schema);
        this.tree = Json.tree(this.schema);
    }

    /** Null for free text. */
    public static @Nullable PromptedSchema of(@Nullable ResponseFormat given) {
        ResponseFormat format = ResponseFormatMapper.json(given);
        if (format == null) {
            return null;
        }
        try {
            return new PromptedSchema(ResponseFormatMapper.schema(format));
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "responseFormat", null, "the schema of responseFormat is no JSON: " + e.getMessage(), e);
        }
    }

    public String prompt(boolean withTools) {
        return (withTools ? "When you call no function, answer" : "Answer")
                + " with nothing but one JSON value that fits the JSON schema below. No explanation, no Markdown.\n"
                + schema;
    }

    /** Keeps everything but the JSON out of an answer. */
    public JsonTextFilter open() {
        return new JsonTextFilter(tree.path("type").asText().equals("array") ? '[' : '{');
    }

    /** What is wrong with an answer, or null. */
    public @Nullable String problem(String answer) {
        JsonNode value;
        try {
            value = Json.tree(answer);
        } catch (IOException e) {
            return "the answer is not the JSON that was asked for: " + shortened(answer);
        }
        List<String> problems = SchemaCheck.problems(tree, value);
        return problems.isEmpty()
                ? null
                : "the answer does not fit the schema: " + String.join("; ", problems) + ": " + shortened(answer);
    }

    private static String shortened(String answer) {
        return answer.length() <= 200 ? answer : answer.substring(0, 200) + "...";
    }
}
