package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.json.ExactJson;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.message.ResponseFormatMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The JSON schema that the text of a completion must fit: how the prompt says so, and how the text is read. */
public final class PromptedSchema {

    private static final int MAX_SHOWN = 200;

    private final String schema;
    private final JsonNode tree;
    private final SchemaRoot root;

    private PromptedSchema(Object schema) throws IOException {
        this.schema = Json.text(schema);
        this.tree = Json.tree(this.schema);
        this.root = new SchemaRoot(tree);
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

    /** A filter that passes on the JSON only. */
    public JsonTextFilter open() {
        return new JsonTextFilter(root, new FittingJson(tree, root));
    }

    /** Why a text does not fit, or null. */
    public @Nullable String problem(String text) {
        return problem(text, SchemaCheck::problems);
    }

    /** As {@link #problem}, with what LangChain4j's parser may refuse though it fits. */
    public @Nullable String problemForParser(String text) {
        return problem(text, SchemaCheck::exactProblems);
    }

    private @Nullable String problem(String text, BiFunction<JsonNode, JsonNode, List<String>> check) {
        JsonNode value = ExactJson.tree(text);
        if (value == null) {
            return "the response is not the JSON that was requested: " + shortened(text);
        }
        List<String> problems = check.apply(tree, value);
        return problems.isEmpty()
                ? null
                : "the response does not fit the schema: " + String.join("; ", problems) + ": " + shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
