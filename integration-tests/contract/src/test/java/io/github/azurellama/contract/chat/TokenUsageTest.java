package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.contract.frame.Way;
import io.github.azurellama.simulator.responder.Reply;
import io.github.azurellama.simulator.token.Tokenizer;

/** The usage that is reported is what the server counted. */
class TokenUsageTest {

    @OnChatRoutes
    void the_usage_is_what_the_server_counted(Route route) {
        var said = "A llama, or perhaps an alpaca: who knows?";
        try (var deployed = route.saying(said)) {
            var response = deployed.chat().ask(SystemMessage.from("Be kind."), UserMessage.from("What is that?"));

            int asked = Tokenizer.count("Be kind.\nWhat is that?");
            assertThat(response.tokenUsage())
                    .isEqualTo(new TokenUsage(asked, Tokenizer.count(said), asked + Tokenizer.count(said)));
        }
    }

    @OnChatRoutes
    void an_answer_of_nothing_costs_its_prompt_only(Route route) {
        try (var deployed = route.saying("")) {
            assertThat(deployed.chat().ask("Hush now").tokenUsage()).isEqualTo(new TokenUsage(2, 0, 2));
        }
    }

    @OnChatRoutes
    void tokens_that_were_cut_off_are_not_counted(Route route) {
        try (var deployed = route.saying("one two three four five")) {
            assertThat(deployed.chat(model -> model.maxOutputTokens(2))
                            .ask("Count")
                            .tokenUsage()
                            .outputTokenCount())
                    .isEqualTo(2);
        }
    }

    @OnChatRoutes(except = Target.MANAGED_SCORE)
    void several_answers_cost_the_sum_of_their_tokens(Route route) {
        try (var deployed =
                route.replying(conversation -> Reply.text("yes" + " yes".repeat(conversation.candidate())))) {
            var response = deployed.chat(model -> model.n(3)).ask("Well?");

            assertThat(response.tokenUsage()).isEqualTo(new TokenUsage(2, 1 + 2 + 3, 8));
        }
    }

    @OnChatRoutes
    void usage_that_only_the_headers_tell_is_found_there(Route route) {
        try (var deployed = route.saying("never said")) {
            deployed.azure()
                    .failNext(CannedAnswers.whole("Yes.")
                            .with("prompt_token_len", "40")
                            .with("sampling_token_len", "18"));

            assertThat(deployed.chat().ask("Hi").tokenUsage()).isEqualTo(new TokenUsage(40, 18, 58));
        }
    }

    @OnChatRoutes(except = Target.MANAGED_SCORE)
    void usage_that_nobody_tells_is_no_usage(Route route) {
        try (var deployed = route.saying("never said")) {
            deployed.azure().failNext(CannedAnswers.whole("Yes."));

            assertThat(deployed.chat().ask("Hi").tokenUsage()).isNull();
        }
    }

    @OnChatRoutes(
            value = {Target.SERVERLESS_NATIVE, Target.FOUNDRY_OPENAI, Target.MANAGED_NATIVE, Target.SELF_HOSTED},
            ways = Way.STREAMING)
    void a_stream_asks_for_its_usage_where_it_is_told_on_request_only(Route route) {
        try (var deployed = route.saying("Yes.")) {
            deployed.chat().ask("Well?");

            assertThat(deployed.body()
                            .path("stream_options")
                            .path("include_usage")
                            .asBoolean())
                    .isTrue();
        }
    }

    @OnChatRoutes(
            value = {Target.SERVERLESS_INFERENCE, Target.FOUNDRY_MODELS},
            ways = Way.STREAMING)
    void a_stream_does_not_ask_where_asking_is_an_error(Route route) {
        try (var deployed = route.saying("Yes.")) {
            deployed.chat().ask("Well?");

            assertThat(deployed.body().has("stream_options")).isFalse();
            assertThat(deployed.request().header("extra-parameters")).isEmpty();
        }
    }
}
