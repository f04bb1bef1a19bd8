package io.github.azurellama.contract.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.prompted.PromptedJson;
import io.github.azurellama.simulator.responder.prompted.PromptedJson.Wrapping;
import io.github.azurellama.testing.Chat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** JSON from endpoints that refuse formats, whose model reads the schema in the prompt. */
class PromptedJsonTest {

    private static final ResponseFormat CITY = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("City")
                    .rootElement(JsonObjectSchema.builder()
                            .addStringProperty("city")
                            .required("city")
                            .build())
                    .build())
            .build();

    private static final String BERN = "{\"city\": \"Bern \\\"}\\\"\"}";

    @OnChatScenarios
    void the_json_is_passed_on_without_what_models_put_around_it(Scenario scenario) {
        for (var wrapping : Wrapping.values()) {
            try (var deployed = deploy(scenario, wrapping, conversation -> ModelOutput.text(BERN))) {
                var chat = chat(deployed, CITY);

                assertThat(chat.answer("Which city?")).isEqualTo(BERN);
                assertThat(deployed.body().has("response_format")).isFalse();
            }
        }
    }

    @OnChatScenarios
    void the_model_reads_the_schema(Scenario scenario) {
        var schema = new AtomicReference<String>();
        try (var deployed = deploy(scenario, Wrapping.NONE, conversation -> {
            schema.set(conversation.format().schema().toString());
            return ModelOutput.text(BERN);
        })) {
            chat(deployed, CITY).answer("Which city?");

            assertThat(schema)
                    .hasValue(
                            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");
        }
    }

    @OnChatScenarios
    void a_response_that_does_not_fit_the_schema_fails_and_names_the_property(Scenario scenario) {
        try (var deployed =
                deploy(scenario, Wrapping.FENCE, conversation -> ModelOutput.text("{\"town\": \"Bern\"}"))) {
            assertThat(chat(deployed, CITY).failure("Which city?")).hasMessageContaining("city");
        }
    }

    private static Deployment deploy(Scenario scenario, Wrapping wrapping, Function<Conversation, ModelOutput> model) {
        return scenario.deploy(options -> options.withoutTools()
                .responder(new PromptedJson(conversation -> Optional.of(model.apply(conversation)), wrapping)));
    }

    private static Chat chat(Deployment deployed, ResponseFormat format) {
        return deployed.chat(model -> model.structuredOutput(StructuredOutput.PROMPTED)
                .maxOutputTokens(1000)
                .responseFormat(format));
    }
}
