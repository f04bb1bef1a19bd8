package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.responder.ModelOutput;

/** The form of a response: passed on where a server takes it, refused by name where it does not. */
class ResponseFormatTest {

    private static final ResponseFormat SCHEMA = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("llama")
                    .rootElement(JsonObjectSchema.builder()
                            .addNumberProperty("age")
                            .required("age")
                            .build())
                    .build())
            .build();

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.FOUNDRY_OPENAI,
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_NIM,
        ScenarioTarget.OPENAI_COMPATIBLE
    })
    void json_is_requested_where_it_is_served(Scenario scenario) {
        assertThat(formatSeen(scenario, ResponseFormat.JSON)).isEqualTo("JSON_OBJECT  {}");
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.FOUNDRY_OPENAI,
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_NIM,
        ScenarioTarget.OPENAI_COMPATIBLE
    })
    void a_schema_is_passed_on_where_it_is_served(Scenario scenario) {
        assertThat(formatSeen(scenario, SCHEMA))
                .startsWith("JSON_SCHEMA llama {")
                .contains("\"age\":{\"type\":\"number\"}", "\"required\":[\"age\"]");
    }

    @OnChatScenarios
    void plain_text_needs_no_field(Scenario scenario) {
        assertThat(formatSeen(scenario, ResponseFormat.TEXT)).isEqualTo("TEXT  {}");
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_INFERENCE, ScenarioTarget.FOUNDRY_MODELS})
    void json_is_refused_by_name_where_it_is_not_served(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat(model -> model.responseFormat(ResponseFormat.JSON))
                    .failure("?");

            assertThat(failure).isInstanceOf(InvalidRequestException.class).hasMessageContaining("response_format");
            Helpful.assertHelpful(failure, deployed, 422);
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_INFERENCE)
    void a_schema_is_refused_by_name_where_only_json_is_served(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThatThrownBy(() -> deployed.chat(model -> model.responseFormat(SCHEMA)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("responseFormat")
                    .hasMessageContaining("structuredOutput");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    /** What the prompt says of the form. */
    private static String formatSeen(Scenario scenario, ResponseFormat format) {
        try (var deployed = scenario.responding(conversation -> {
            var seen = conversation.format();
            return ModelOutput.text(seen.kind() + " " + seen.name() + " " + seen.schema());
        })) {
            return deployed.chat(model -> model.responseFormat(format)).answer("?");
        }
    }
}
