package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

final class CustomizerTest {

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @Test
    void a_customizer_is_called_for_the_builders_that_it_is_for() {
        AZURE.clearRequests();
        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .withPropertyValues(
                        Prefix.CHAT_MODEL + ".max-tokens=11",
                        Prefix.MODELS + ".text.endpoint=" + AZURE.url(),
                        Prefix.MODELS + ".text.api-key=" + AZURE.apiKey(),
                        Prefix.MODELS + ".text.type=language")
                .withUserConfiguration(Customizers.class)
                .run(context -> {
                    context.getBean(ChatModel.class).chat("Hello");
                    assertThat(context.getBean(Customizers.class).calls)
                            .containsExactlyInAnyOrder(
                                    "all chat-model", "chats chat-model", "all text", "languages text");
                });
        assertThat(AZURE.requests().get(0).text()).contains("\"max_tokens\":33");
    }

    @Configuration
    static class Customizers {

        final List<String> calls = new CopyOnWriteArrayList<>();

        @Bean
        @Order(1)
        AzureLlamaModelCustomizer<AzureLlamaModelBuilder<?>> all() {
            return (builder, name) -> {
                calls.add("all " + name);
                builder.maxOutputTokens(22);
            };
        }

        @Bean
        @Order(2)
        AzureLlamaModelCustomizer<AzureLlamaChatModelBuilder<?>> chats() {
            return (builder, name) -> {
                calls.add("chats " + name);
                builder.maxOutputTokens(33);
            };
        }

        @Bean
        AzureLlamaModelCustomizer<AzureLlamaLanguageModelBuilder<?>> languages() {
            return (builder, name) -> calls.add("languages " + name);
        }
    }
}
