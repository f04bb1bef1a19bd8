package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.TokenWindowChatMemory;
import io.github.azurellama.AzureLlamaModelCatalog;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.AzureLlamaTokenCountEstimatorBuilder;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an endpoint returns besides completions: how many tokens a prompt has, and which models it serves. */
class TokenCountTest {

    @OnChatScenarios
    void a_prompt_counts_what_its_usage_will_be(Scenario scenario) {
        List<ChatMessage> messages = List.of(SystemMessage.from("Be kind."), UserMessage.from("What is that?"));
        try (var deployed = scenario.saying("A llama")) {
            if (!scenario.target().kind().countsTokens()) {
                assertThatThrownBy(() -> estimator(deployed).build()).hasMessageContaining("has no /tokenize");
            } else if (scenario.target() == ScenarioTarget.MANAGED_NIM) {
                assertThatThrownBy(() -> estimator(deployed).build().estimateTokenCountInMessages(messages))
                        .hasMessageContaining("This endpoint has no /tokenize");
            } else {
                int counted = estimator(deployed).build().estimateTokenCountInMessages(messages);

                var usage = deployed.chat()
                        .ask(messages.toArray(ChatMessage[]::new))
                        .tokenUsage();
                assertThat(counted).isPositive().isEqualTo(usage.inputTokenCount());
            }
        }
    }

    @OnChatScenarios
    void each_kind_lists_its_models(Scenario scenario) {
        try (var deployed = scenario.saying("")) {
            var catalog = AzureLlamaModelCatalog.builder()
                    .endpoint(deployed.azure().url())
                    .endpointKind(scenario.target().kind())
                    .apiKey(
                            deployed.azure().apiKey().isEmpty()
                                    ? null
                                    : deployed.azure().apiKey())
                    .build();

            assertThat(catalog.listModels())
                    .extracting(model -> model.name())
                    .contains(deployed.azure().options().config().models().get(0));
        }
    }

    @Test
    void a_memory_keeps_what_fits() {
        var estimator = AzureLlamaTokenCountEstimator.builder().build();
        var messages = List.<ChatMessage>of(
                UserMessage.from("One two three"), UserMessage.from("Four five six"), UserMessage.from("Seven"));
        int fits = estimator.estimateTokenCountInMessages(messages.subList(1, 3));
        var memory = TokenWindowChatMemory.withMaxTokens(fits, estimator);

        messages.forEach(memory::add);

        assertThat(memory.messages()).isEqualTo(messages.subList(1, 3));
    }

    private static AzureLlamaTokenCountEstimatorBuilder estimator(Deployment deployed) {
        return AzureLlamaTokenCountEstimator.builder()
                .endpoint(deployed.azure().url())
                .endpointKind(deployed.target().kind())
                .apiKey(
                        deployed.azure().apiKey().isEmpty()
                                ? null
                                : deployed.azure().apiKey());
    }
}
