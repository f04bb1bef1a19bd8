package io.github.azurellama.samples.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.request.StructuredOutput;

/** Checks of JSON schemas: as a field of the request, and as {@link StructuredOutput#AUTO} sends them. */
final class SchemaChecks {

    private static final String PROMPTED = ".structuredOutput(StructuredOutput.PROMPTED)";
    private static final JsonMapper JSON = new JsonMapper();

    private static final JsonSchema PERSON = JsonSchema.builder()
            .name("Person")
            .rootElement(JsonObjectSchema.builder()
                    .addStringProperty("name")
                    .addIntegerProperty("age")
                    .required("name", "age")
                    .build())
            .build();

    private static final ChatRequest REQUEST = ChatRequest.builder()
            .messages(UserMessage.from("Klaus is 37 years old."))
            .responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(PERSON)
                    .build())
            .maxOutputTokens(100)
            .build();

    private final Target target;

    SchemaChecks(Target target) {
        this.target = target;
    }

    Outcome asField() {
        ChatResponse response = target.chatModel()
                .structuredOutput(StructuredOutput.NATIVE)
                .build()
                .chat(REQUEST);
        return isPerson(response)
                ? Outcome.yes("", response.tokenUsage())
                : Outcome.ignored("the schema was accepted, but the text does not fit it", response.tokenUsage())
                        .withSetting(autoTrustsField() ? PROMPTED : null);
    }

    Outcome byAuto() {
        AzureLlamaChatModel model = target.chatModel().build();
        ChatResponse response = model.chat(REQUEST);
        StructuredOutput chosen = model.structuredOutput();
        Outcome outcome = isPerson(response)
                ? Outcome.yes(reason(chosen), response.tokenUsage())
                : Outcome.no(reason(chosen) + "; but the text does not fit the schema", response.tokenUsage());
        return outcome.withSetting(isSwitched(chosen) ? PROMPTED : null);
    }

    private String reason(StructuredOutput chosen) {
        if (isSwitched(chosen)) {
            return chosen + ", because the endpoint rejected the field";
        }
        if (chosen != StructuredOutput.NATIVE) {
            return chosen + ", because this kind of endpoint usually takes no schema";
        }
        return target.endpoint().kind().honorsResponseFormat()
                ? chosen + ", because this kind of endpoint usually takes a schema"
                : chosen + " and in the prompt, because this kind of endpoint may ignore the field";
    }

    private boolean isSwitched(StructuredOutput chosen) {
        return chosen == StructuredOutput.PROMPTED && autoTriesField();
    }

    private boolean autoTriesField() {
        Endpoint endpoint = target.endpoint();
        return endpoint.kind().takesResponseFormat(endpoint.dialect());
    }

    /** Whether {@code AUTO} sends the field and does not write the schema into the prompt, too. */
    private boolean autoTrustsField() {
        return autoTriesField() && target.endpoint().kind().honorsResponseFormat();
    }

    private static boolean isPerson(ChatResponse response) {
        try {
            JsonNode person = JSON.readTree(String.valueOf(response.aiMessage().text()));
            return person.hasNonNull("name") && person.path("age").isInt();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
