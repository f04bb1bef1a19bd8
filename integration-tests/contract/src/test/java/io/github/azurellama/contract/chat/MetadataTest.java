package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.contract.frame.Deployment;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.simulator.responder.Reply;
import io.github.azurellama.simulator.responder.Reply.Verdict;

/** What an answer says besides its text. */
class MetadataTest {

    @OnChatRoutes
    void an_answer_has_an_id_of_its_own(Route route) {
        try (var deployed = route.saying("Yes.")) {
            var chat = deployed.chat();

            assertThat(chat.ask("One").id())
                    .isNotBlank()
                    .isNotEqualTo(chat.ask("Two").id());
        }
    }

    @OnChatRoutes
    void the_model_that_answered_is_named(Route route) {
        try (var deployed = route.saying("Yes.")) {
            assertThat(deployed.chat().ask("Hi").modelName())
                    .isEqualTo(deployed.azure().options().setup().models().get(0));
        }
    }

    @OnChatRoutes(except = {Target.SERVERLESS_NATIVE, Target.SERVERLESS_INFERENCE, Target.MANAGED_SCORE})
    void created_is_a_unix_time(Route route) {
        try (var deployed = route.saying("Yes.")) {
            assertThat(ask(deployed).created()).isGreaterThan(1_700_000_000L);
        }
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.SERVERLESS_INFERENCE})
    void created_is_passed_on_even_where_it_is_no_time(Route route) {
        try (var deployed = route.saying("Yes.")) {
            assertThat(ask(deployed).created()).isBetween(0L, 2_400_000L);
        }
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.SERVERLESS_INFERENCE})
    void on_serverless_endpoints_the_request_id_is_the_id_of_the_answer(Route route) {
        try (var deployed = route.saying("Yes.")) {
            var metadata = ask(deployed);

            assertThat(metadata.requestId()).isEqualTo(metadata.id());
        }
    }

    @OnChatRoutes(except = {Target.SERVERLESS_NATIVE, Target.SERVERLESS_INFERENCE, Target.SELF_HOSTED})
    void the_request_id_is_that_of_the_front_door(Route route) {
        try (var deployed = route.saying("Yes.")) {
            assertThat(ask(deployed).requestId()).isNotBlank();
        }
    }

    @OnChatRoutes({Target.FOUNDRY_MODELS, Target.FOUNDRY_OPENAI})
    void foundry_tells_what_is_left_of_the_quota(Route route) {
        try (var deployed = route.saying("Yes.")) {
            ask(deployed);
            var status = ask(deployed).rateLimitStatus();

            assertThat(status).isNotNull();
            assertThat(status.limitRequests()).isEqualTo(1_000);
            assertThat(status.remainingRequests()).isEqualTo(998);
            assertThat(status.limitTokens()).isEqualTo(400_000);
            assertThat(status.remainingTokens()).isEqualTo(399_800);
            assertThat(status.resetTokens()).isNull();
        }
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.SELF_HOSTED})
    void where_no_quota_is_told_there_is_none(Route route) {
        try (var deployed = route.saying("Yes.")) {
            assertThat(ask(deployed).rateLimitStatus()).isNull();
        }
    }

    @OnChatRoutes(except = Target.MANAGED_SCORE)
    void all_answers_are_kept_and_the_first_is_the_message(Route route) {
        try (var deployed =
                route.replying(conversation -> Reply.text("This is answer " + conversation.candidate() + "."))) {
            var response = deployed.chat(model -> model.n(3)).ask("Well?");

            assertThat(response.aiMessage().text()).isEqualTo("This is answer 0.");
            assertThat(metadata(response).choices())
                    .extracting(Choice::text)
                    .containsExactly("This is answer 0.", "This is answer 1.", "This is answer 2.");
            assertThat(metadata(response).choices()).extracting(Choice::index).containsExactly(0, 1, 2);
            assertThat(metadata(response).choices())
                    .extracting(Choice::rawFinishReason)
                    .containsOnly("stop");
        }
    }

    @OnChatRoutes(Target.FOUNDRY_OPENAI)
    void foundry_tells_what_its_filter_found(Route route) {
        try (var deployed = route.saying("A harmless answer.")) {
            var metadata = ask(deployed);

            assertThat(metadata.promptFilterResults())
                    .extracting(ContentFilterResult::category)
                    .contains("hate", "jailbreak", "self_harm", "sexual", "violence");
            assertThat(metadata.contentFilterResults())
                    .extracting(ContentFilterResult::category)
                    .contains("hate", "self_harm", "sexual", "violence");
            assertThat(metadata.contentFilterResults()).noneMatch(ContentFilterResult::filtered);
            assertThat(category(metadata, "hate").severity()).isEqualTo("safe");
        }
    }

    @OnChatRoutes(Target.FOUNDRY_OPENAI)
    void foundry_tells_which_category_cut_the_answer(Route route) {
        try (var deployed = route.replying(
                conversation -> Reply.text("First you take a very sharp").judged(Verdict.ANSWER_CUT))) {
            assertThat(category(ask(deployed), "violence").filtered()).isTrue();
        }
    }

    @OnChatRoutes(Target.FOUNDRY_OPENAI)
    void foundry_tells_that_its_filter_failed(Route route) {
        try (var deployed = route.replying(conversation -> Reply.text("Unseen.").judged(Verdict.FILTER_FAILED))) {
            assertThat(category(ask(deployed), "error").message()).contains("not filtered");
        }
    }

    private static ContentFilterResult category(AzureLlamaChatResponseMetadata metadata, String name) {
        return metadata.contentFilterResults().stream()
                .filter(result -> result.category().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AzureLlamaChatResponseMetadata ask(Deployment deployed) {
        return metadata(deployed.chat().ask("Hi"));
    }

    private static AzureLlamaChatResponseMetadata metadata(ChatResponse response) {
        return (AzureLlamaChatResponseMetadata) response.metadata();
    }
}
