package io.github.azurellama.samples.doctor;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.request.ToolCalling;

/** Checks of tools: as fields of the request, and as {@link ToolCalling#AUTO} sends them. */
final class ToolChecks {

    private static final String PROMPTED = ".toolCalling(ToolCalling.PROMPTED)";

    private static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("weather")
            .description("Returns the current weather of a city.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("city", "the name of the city")
                    .required("city")
                    .build())
            .build();

    private static final ChatRequest REQUEST = ChatRequest.builder()
            .messages(UserMessage.from("What is the weather in Munich?"))
            .toolSpecifications(WEATHER)
            .maxOutputTokens(100)
            .build();

    private final Target target;

    ToolChecks(Target target) {
        this.target = target;
    }

    Outcome asFields() {
        ChatResponse response =
                target.chatModel().toolCalling(ToolCalling.NATIVE).build().chat(REQUEST);
        return isCall(response)
                ? Outcome.yes("", response.tokenUsage())
                : Outcome.ignored("tools were accepted, but the model called none", response.tokenUsage())
                        .withSetting(autoTriesFields() ? PROMPTED : null);
    }

    Outcome byAuto() {
        AzureLlamaChatModel model = target.chatModel().build();
        ChatResponse response = model.chat(REQUEST);
        ToolCalling chosen = model.toolCalling();
        String note = chosen + ", because " + reason(chosen);
        Outcome outcome = isCall(response)
                ? Outcome.yes(note, response.tokenUsage())
                : Outcome.no(note + "; but the model called no tool", response.tokenUsage());
        return outcome.withSetting(isSwitched(chosen) ? PROMPTED : null);
    }

    private String reason(ToolCalling chosen) {
        if (isSwitched(chosen)) {
            return "the endpoint rejected the fields";
        }
        return "this kind of endpoint usually parses " + (chosen == ToolCalling.NATIVE ? "" : "no ") + "tool calls";
    }

    private boolean isSwitched(ToolCalling chosen) {
        return chosen == ToolCalling.PROMPTED && autoTriesFields();
    }

    private boolean autoTriesFields() {
        Endpoint endpoint = target.endpoint();
        return endpoint.kind().parsesToolCalls(endpoint.dialect());
    }

    private static boolean isCall(ChatResponse response) {
        return response.aiMessage().hasToolExecutionRequests();
    }
}
