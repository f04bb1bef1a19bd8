package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.simulator.responder.Reply;

/** The form of an answer: passed on where a server takes it, refused by name where it does not. */
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

    @OnChatRoutes({
        Target.SERVERLESS_NATIVE,
        Target.FOUNDRY_OPENAI,
        Target.MANAGED_NATIVE,
        Target.MANAGED_INFERENCE,
        Target.MANAGED_NIM,
        Target.SELF_HOSTED
    })
    void json_is_asked_for_where_it_is_served(Route route) {
        assertThat(formatSeen(route, ResponseFormat.JSON)).isEqualTo("JSON_OBJECT  {}");
    }

    @OnChatRoutes({
        Target.SERVERLESS_NATIVE,
        Target.FOUNDRY_OPENAI,
        Target.MANAGED_NATIVE,
        Target.MANAGED_NIM,
        Target.SELF_HOSTED
    })
    void a_schema_is_passed_on_where_it_is_served(Route route) {
        assertThat(formatSeen(route, SCHEMA))
                .startsWith("JSON_SCHEMA llama {")
                .contains("\"age\":{\"type\":\"number\"}", "\"required\":[\"age\"]");
    }

    @OnChatRoutes
    void plain_text_needs_no_field(Route route) {
        assertThat(formatSeen(route, ResponseFormat.TEXT)).isEqualTo("TEXT  {}");
    }

    @OnChatRoutes({Target.SERVERLESS_INFERENCE, Target.FOUNDRY_MODELS})
    void json_is_refused_by_name_where_it_is_not_served(Route route) {
        try (var deployed = route.saying("never said")) {
            var failure = deployed.chat(model -> model.responseFormat(ResponseFormat.JSON))
                    .failure("?");

            assertThat(failure).isInstanceOf(InvalidRequestException.class).hasMessageContaining("response_format");
            Helpful.assertHelpful(failure, deployed, 422);
        }
    }

    @OnChatRoutes(Target.MANAGED_INFERENCE)
    void a_schema_is_refused_by_name_where_only_json_is_served(Route route) {
        try (var deployed = route.saying("never said")) {
            var failure = deployed.chat(model -> model.responseFormat(SCHEMA)).failure("?");

            assertThat(failure).isInstanceOf(InvalidRequestException.class).hasMessageContaining("response_format");
            Helpful.assertHelpful(failure, deployed, 422);
        }
    }

    @OnChatRoutes(Target.MANAGED_SCORE)
    void the_score_route_has_no_formats_and_says_what_to_use(Route route) {
        try (var deployed = route.saying("never said")) {
            assertThat(deployed.chat(model -> model.responseFormat(ResponseFormat.JSON))
                            .failure("?"))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("responseFormat")
                    .hasMessageContaining("LLAMA_NATIVE");
        }
    }

    /** What the model is told of the form. */
    private static String formatSeen(Route route, ResponseFormat format) {
        try (var deployed = route.replying(conversation -> {
            var seen = conversation.format();
            return Reply.text(seen.kind() + " " + seen.name() + " " + seen.schema());
        })) {
            return deployed.chat(model -> model.responseFormat(format)).answer("?");
        }
    }
}
