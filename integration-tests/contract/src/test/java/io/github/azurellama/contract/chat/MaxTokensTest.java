package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.contract.frame.Warnings;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.responder.Responder;
import java.util.List;

/** Servers that cut answers at 16 or 256 tokens unless told otherwise are told otherwise; nobody else is. */
class MaxTokensTest {

    private static final String LONG = "word " + "and ".repeat(400);
    private static final String ENDLESS = "word " + "and ".repeat(2000);

    @OnChatRoutes
    void an_ordinary_answer_is_not_cut(Route route) {
        try (var deployed = route.saying(LONG)) {
            var response = deployed.chat().ask("Go on");

            assertThat(response.aiMessage().text()).isEqualTo(LONG);
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @OnChatRoutes
    void a_limit_is_sent_only_where_the_server_has_a_low_one(Route route) {
        try (var deployed = route.saying("Yes.")) {
            deployed.chat().ask("Go on");

            // Of /score the old generations have the limit, and the new one forwards to a route that has none for
            // chats.
            boolean cuts = route.target().cut(Operation.CHAT) > 0 || route.target() == Target.MANAGED_SCORE;
            assertThat(deployed.options().has("max_tokens")).isEqualTo(cuts);
            assertThat(deployed.options().path("max_tokens").asInt(1024)).isEqualTo(1024);
        }
    }

    @OnChatRoutes
    void the_users_limit_takes_its_place(Route route) {
        try (var deployed = route.saying(LONG)) {
            var response = deployed.chat(model -> model.maxOutputTokens(300)).ask("Go on");

            assertThat(deployed.options().path("max_tokens").asInt()).isEqualTo(300);
            assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(300);
        }
    }

    @OnChatRoutes
    void the_newer_name_of_the_limit_counts_as_one(Route route) {
        try (var deployed = route.saying(LONG)) {
            var chat = deployed.chat(model -> model.option("max_completion_tokens", 300));

            assertThat(Warnings.of(
                            () -> assertThat(chat.ask("Go on").tokenUsage().outputTokenCount())
                                    .isEqualTo(300)))
                    .isEmpty();
            assertThat(deployed.options().has("max_tokens")).isFalse();
        }
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.MANAGED_INFERENCE, Target.MANAGED_SCORE})
    void a_limit_that_does_not_fit_the_context_is_left_out_again(Route route) {
        try (var deployed = route.deploy(options -> options.contextLength(200).responder(Responder.saying("Ok.")))) {
            assertThat(deployed.chat().answer("A short question")).isEqualTo("Ok.");

            assertThat(deployed.azure().requests()).hasSize(2);
            assertThat(deployed.options().has("max_tokens")).isFalse();
        }
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.MANAGED_INFERENCE, Target.MANAGED_SCORE})
    void an_answer_that_is_cut_although_nobody_set_a_limit_warns(Route route) {
        assertThat(warnings(route, null)).hasSize(1).first().asString().contains("maxOutputTokens");
    }

    @OnChatRoutes
    void an_answer_that_is_cut_where_the_user_said_so_does_not_warn(Route route) {
        assertThat(warnings(route, 5)).isEmpty();
    }

    @OnChatRoutes
    void an_answer_that_is_not_cut_does_not_warn(Route route) {
        try (var deployed = route.saying("Yes.")) {
            assertThat(Warnings.of(() -> deployed.chat().ask("Go on"))).isEmpty();
        }
    }

    private static List<String> warnings(Route route, Integer limit) {
        try (var deployed = route.saying(ENDLESS)) {
            return Warnings.of(() -> assertThat(deployed.chat(model -> model.maxOutputTokens(limit))
                            .ask("Go on")
                            .finishReason())
                    .isEqualTo(FinishReason.LENGTH));
        }
    }
}
