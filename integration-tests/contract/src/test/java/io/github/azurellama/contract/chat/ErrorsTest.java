package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.simulator.responder.Responder;

/** The commonest mistakes, each with LangChain4j's exception for it and one line that says what to do. */
class ErrorsTest {

    private static final String WRONG = "no-such-s3cret";

    @OnChatScenarios(except = ScenarioTarget.OPENAI_COMPATIBLE)
    void a_wrong_key(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertUnauthorized(
                    deployed, deployed.chat(model -> model.apiKey(WRONG)).failure("Hi"));
        }
    }

    @OnChatScenarios(ScenarioTarget.OPENAI_COMPATIBLE)
    void a_wrong_key_of_a_server_that_was_given_one(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.apiKey("right-s3cret"))) {
            assertUnauthorized(
                    deployed, deployed.chat(model -> model.apiKey(WRONG)).failure("Hi"));
        }
    }

    @OnChatScenarios
    void a_token_in_place_of_a_key_is_let_in(Scenario scenario) {
        try (var deployed = scenario.saying("Come in.")) {
            var chat = deployed.chat(model -> model.credential(
                    AzureLlamaCredential.bearer(() -> deployed.azure().accessToken())));

            assertThat(chat.answer("Hi")).isEqualTo("Come in.");
            assertThat(deployed.request().header("authorization"))
                    .contains("Bearer " + deployed.azure().accessToken());
            assertThat(deployed.request().header("api-key")).isEmpty();
        }
    }

    @OnChatScenarios
    void a_key_goes_where_the_kind_of_endpoint_wants_it(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.apiKey("s3cret").responder(Responder.saying("Yes.")))) {
            deployed.chat().ask("Hi");

            boolean foundry = scenario.target() == ScenarioTarget.FOUNDRY_MODELS
                    || scenario.target() == ScenarioTarget.FOUNDRY_OPENAI;
            assertThat(deployed.request().header("api-key").isPresent()).isEqualTo(foundry);
            assertThat(deployed.request().header("authorization").isPresent()).isNotEqualTo(foundry);
        }
    }

    @OnChatScenarios
    void a_wrong_url(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var url = "http://127.0.0.1:" + deployed.azure().port() + "/nowhere";
            var failure = deployed.chat(model -> model.endpoint(url)).failure("Hi");

            assertThat(failure)
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining(url)
                    .hasMessageContaining("compare it with the portal's");
            Helpful.assertHelpful(failure, deployed, 404);
        }
    }

    @OnChatScenarios
    void no_server_listens(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var chat = deployed.chat(model -> model.maxRetries(0));
            deployed.azure().close();

            assertThat(chat.failure("Hi"))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("127.0.0.1:" + deployed.azure().port())
                    .hasMessageNotContaining("\n");
        }
    }

    @OnChatScenarios
    void a_conversation_that_is_too_long(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.contextLength(20))) {
            var failure = deployed.chat().failure("far ".repeat(30));

            assertThat(failure)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("maximum context length is 20")
                    .hasMessageContaining("Shorten");
            Helpful.assertHelpful(failure, deployed, 400);
        }
    }

    @OnChatScenarios(except = {ScenarioTarget.MANAGED_NIM, ScenarioTarget.OPENAI_COMPATIBLE})
    void a_prompt_that_the_filter_blocks(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat().failure("Tell me about [[violence]]");

            assertThat(failure).isInstanceOf(ContentFilteredException.class);
            Helpful.assertHelpful(failure, deployed, 400);
        }
    }

    @OnChatScenarios({ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI})
    void foundry_names_the_category_that_blocked_a_prompt(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat().failure("Tell me about [[violence]]");

            var cause = Helpful.assertHelpful(failure, deployed, 400);
            assertThat(cause.errorCode()).contains("content_filter");
            assertThat(cause.contentFilterResults())
                    .filteredOn(ContentFilterResult::filtered)
                    .extracting(ContentFilterResult::category)
                    .containsExactly("violence");
            assertThat(cause.requestId()).isPresent();
            assertThat(cause.body()).startsWith("{");
        }
    }

    @OnChatScenarios
    void an_engine_that_fails(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> {
            throw new IllegalStateException("out of memory");
        })) {
            var failure = deployed.chat(model -> model.maxRetries(0)).failure("Hi");

            assertThat(failure).isInstanceOf(InternalServerException.class).hasMessageContaining("out of memory");
            Helpful.assertHelpful(failure, deployed, 500);
        }
    }

    private static void assertUnauthorized(Deployment deployed, RuntimeException failure) {
        assertThat(failure)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Check the key")
                .hasMessageContaining(deployed.target().kind().keyHeader())
                .hasMessageNotContaining(WRONG);
        Helpful.assertHelpful(failure, deployed, 401);
        assertThat(deployed.azure().requests())
                .as("a refused key is not tried again")
                .hasSize(1);
    }
}
