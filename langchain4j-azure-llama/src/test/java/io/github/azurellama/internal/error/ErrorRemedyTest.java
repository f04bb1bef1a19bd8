package io.github.azurellama.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the body of an error says is shown, and the remedy fits what the server said and what was sent. */
class ErrorRemedyTest extends MockServerTest {

    private static final Consumer<AzureLlamaChatModelBuilder<?>> FOUNDRY =
            builder -> builder.endpointKind(EndpointKind.FOUNDRY_OPENAI).modelName("m");

    private Throwable failure(
            CallMode mode, int status, String body, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        enqueue(Responses.json(status, body));
        return catchThrowable(open(mode, builder -> settings.accept(builder.maxRetries(0)))::text);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void disabled_keys_are_an_authentication_failure_with_entra_id_as_its_remedy(CallMode mode) {
        assertThat(failure(
                        mode,
                        403,
                        "{\"error\":{\"code\":\"AuthenticationTypeDisabled\",\"message\":\"Key based authentication is"
                                + " disabled for this resource.\"}}",
                        FOUNDRY))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Entra ID")
                .hasMessageNotContaining("quota");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_missing_role_is_assigned_and_no_key_is_mentioned_where_a_token_was_sent(CallMode mode) {
        assertThat(failure(
                        mode,
                        401,
                        "{\"error\":{\"code\":\"PermissionDenied\",\"message\":\"The principal `1` lacks the required"
                                + " data action `chat/completions/action`.\"}}",
                        FOUNDRY.andThen(builder -> builder.credential(AzureLlamaCredential.bearer(() -> "token-1")))))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("role")
                .hasMessageNotContaining("key")
                .hasMessageNotContaining("api-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an"
                        + " active subscription and use a correct regional API endpoint for your resource."
                        + " | key and URL are those of one resource",
                "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription."
                        + " | Ocp-Apim-Subscription-Key",
                "Access denied due to missing subscription key. Make sure to include subscription key when making requests."
                        + " | Ocp-Apim-Subscription-Key",
            })
    void a_key_that_azure_refuses_has_another_remedy_than_one_that_api_management_refuses(
            String message, String remedy) {
        String other = remedy.startsWith("Ocp") ? "one resource" : "API Management";

        assertThat(failure(
                        CallMode.SYNC, 401, "{\"error\":{\"code\":\"401\",\"message\":\"" + message + "\"}}", FOUNDRY))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining(remedy)
                .hasMessageNotContaining(other);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_server_without_the_route_names_the_usual_one(CallMode mode) {
        assertThat(failure(
                        mode,
                        200,
                        "{\"error\":\"Unexpected endpoint or method. (POST /chat/completions)\"}",
                        builder -> {}))
                .hasMessageContaining("below /v1");
    }

    @Test
    void the_status_of_text_generation_inference_decides() {
        assertThat(failure(
                        CallMode.SYNC,
                        200,
                        "{\"error\":{\"message\":\"too long\",\"http_status_code\":422}}",
                        builder -> {}))
                .isExactlyInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_401_speaks_of_the_credential_that_was_sent(CallMode mode) {
        assertThat(failure(mode, 401, "{}", builder -> builder.apiKey(null)))
                .hasMessageContaining("No key was sent")
                .hasMessageContaining("set apiKey or credential");
        assertThat(failure(mode, 401, "{}", builder -> {}))
                .hasMessageContaining("Check the key: it was sent in the header Authorization");
        assertThat(failure(
                        mode,
                        401,
                        "{}",
                        FOUNDRY.andThen(builder -> builder.credential(AzureLlamaCredential.bearer(() -> "token-1")))))
                .hasMessageContaining("Check the token")
                .hasMessageNotContaining("api-key");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void inner_error_in_any_spelling_holds_the_results_of_the_filter(CallMode mode) {
        for (String name : new String[] {"inner_error", "innererror", "innerError"}) {
            Throwable thrown = failure(
                    mode,
                    400,
                    "{\"error\":{\"" + name + "\":{\"code\":\"ResponsibleAIPolicyViolation\","
                            + "\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"},"
                            + "\"violence\":{\"filtered\":true,\"severity\":\"medium\"}}},"
                            + "\"code\":\"content_filter\",\"message\":\"The response was filtered.\"}}",
                    builder -> {});

            assertThat(errorResponse(thrown).contentFilterResults())
                    .extracting(ContentFilterResult::category)
                    .containsExactly("hate", "violence");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"code\":\"error\",\"message\":{\"code\":\"gone\",\"message\":\"Conversation not found\"}}} | Conversation not found",
                "{\"error\":{\"message\":[\"temperature must be a number\",\"top_p must be a number\"],\"code\":400}} | temperature must be a number; top_p must be a number",
                "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"user\"],\"msg\":\"Extra inputs are not permitted\"}]}} | body.user: Extra inputs are not permitted",
                "{\"errors\":[{\"message\":\"model is gone\"}]} | model is gone",
                "{\"title\":\"One or more validation errors occurred.\",\"status\":400,\"errors\":{\"messages\":[\"The messages field is required.\"]}} | One or more validation errors occurred.; The messages field is required.",
                "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"} | expired",
                "{\"failure\":{\"why\":\"disk full\"}} | {\"failure\":{\"why\":\"disk full\"}}",
                "\"out of memory\" | out of memory",
                "[[{\"msg\":\"deep\"}]] | deep",
            })
    void the_text_of_an_error_is_found_in_any_shape(String body, String text) {
        assertThat(failure(CallMode.SYNC, 422, body, builder -> {})).hasMessageContaining("HTTP 422: " + text);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_context_that_is_too_long_keeps_its_type_and_has_a_remedy(CallMode mode) {
        Throwable thrown = failure(
                mode,
                400,
                "{\"error\":{\"code\":400,\"message\":\"request (9000 tokens) exceeds the available context size\","
                        + "\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":9000,\"n_ctx\":4096}}",
                builder -> {});

        assertThat(thrown).hasMessageContaining("Shorten the messages");
        assertThat(errorResponse(thrown).errorCode()).contains("exceed_context_size_error");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_502_of_the_router_of_managed_compute_is_an_unknown_model_and_not_retried(CallMode mode) {
        enqueue(Responses.json(502, "{\"error\":\"Downstream unavailable\"}"), mode.answer("never"));

        assertThat(catchThrowable(open(
                        mode,
                        builder -> builder.endpointKind(EndpointKind.MANAGED_COMPUTE)
                                .apiDialect(ApiDialect.AZURE_AI_INFERENCE)
                                .modelName("other"))::text))
                .isExactlyInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("Leave modelName unset");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void an_error_inside_a_score_response_is_retried_like_its_status(int status) {
        String body = "{\"output\":null,\"error\":{\"message\":\"not now\",\"status_code\":" + status + "}}";
        enqueue(
                Responses.json(200, body).addHeader("retry-after-ms", 1),
                Responses.json(200, "{\"output\":\"at last\"}"));

        assertThat(open(CallMode.SYNC, ErrorRemedyTest::score).text()).isEqualTo("at last");

        enqueue(Responses.json(200, body));
        assertThat(catchThrowable(open(CallMode.SYNC, builder -> score(builder).maxRetries(0))::text))
                .isExactlyInstanceOf(status == 429 ? RateLimitException.class : InternalServerException.class)
                .hasMessageContaining("not now");
    }

    private static AzureLlamaChatModelBuilder<?> score(AzureLlamaChatModelBuilder<?> builder) {
        return builder.endpointKind(EndpointKind.MANAGED_COMPUTE).apiDialect(ApiDialect.SCORE);
    }
}
