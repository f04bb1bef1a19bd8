package io.github.azurellama.testing;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;

/** Requests with a tool and with a schema, and completions that fit them, escaped for JSON. */
public final class ToolAndSchema {

    public static final String CALL = "{\\\"name\\\":\\\"weather\\\",\\\"parameters\\\":{\\\"city\\\":\\\"Oslo\\\"}}";
    public static final String POINT = "{\\\"x\\\":1}";

    public static final ChatRequest WITH_TOOL =
            ChatRequest.builder().messages(UserMessage.from("Hi")).build().toBuilder()
                    .toolSpecifications(ToolSpecification.builder()
                            .name("weather")
                            .parameters(JsonObjectSchema.builder()
                                    .addStringProperty("city")
                                    .build())
                            .build())
                    .build();

    public static final ChatRequest WITH_SCHEMA =
            ChatRequest.builder().messages(UserMessage.from("Hi")).build().toBuilder()
                    .responseFormat(ResponseFormat.builder()
                            .type(ResponseFormatType.JSON)
                            .jsonSchema(JsonSchema.builder()
                                    .name("Point")
                                    .rootElement(JsonObjectSchema.builder()
                                            .addIntegerProperty("x")
                                            .required("x")
                                            .build())
                                    .build())
                            .build())
                    .build();

    private ToolAndSchema() {}
}
