package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is said of named models, connections and quotas that are wrong. */
final class InvalidNameTest {

    private static final String ROOT = Prefix.ROOT + ".";

    private final ApplicationContextRunner sound = Contexts.empty()
            .withPropertyValues(
                    ROOT + "connections.main.endpoint=" + Contexts.FOUNDRY,
                    ROOT + "connections.main.api-key=secret",
                    ROOT + "quotas.main.requests-per-minute=10",
                    ROOT + "quotas.main.tokens-per-minute=1000",
                    ROOT + "prices.Llama-3.3-70B-Instruct.input=0.71",
                    ROOT + "models.fast.connection=main",
                    ROOT + "models.fast.quota=main",
                    ROOT + "models.fast.model-name=llama");

    @Test
    void the_sound_ones_start() {
        sound.run(context -> assertThat(context).hasNotFailed().hasBean("fastChatModel"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        models.fast.connection=other | models.fast.connection = other: there are no properties below langchain4j.azure-llama.connections.other, only connections named: main
        models.fast.quota=other      | models.fast.quota = other: there is no bean of type LlamaQuota with that name or qualifier: set langchain4j.azure-llama.quotas.other.requests-per-minute
        models.fast.endpoint=http://localhost | models.fast.endpoint is set, and so is langchain4j.azure-llama.models.fast.connection = main: remove one of them
        models.fast.api-key=x        | models.fast.api-key is set, and so is langchain4j.azure-llama.models.fast.connection = main: remove one of them
        models.fast.credential=entra-id | models.fast.credential is set, and so is
        models.fast.type=language    | models.fast.tool-choice has no meaning for a model whose type is language
        models.fast.type=streaming-chat | models.fast.repair-json has no meaning for a model whose type is streaming-chat
        models.fast.type=chatty      | models.fast.type
        models.fast.temperature=7    | models.fast.temperature = 7.0 is out of range
        models.fast.temprature=1     | models.fast.temprature is not a property of this starter
        models.fast=http://localhost | models.fast is not a property of this starter
        models.fast.retry-policy.deadline=-1s | models.fast.retry-policy.deadline = PT-1S
        connections.main.temperature=1 | connections.main.temperature is not a property of this starter
        connections.main.endpoint=https://ai.azure.com/x | connections.main.endpoint https://ai.azure.com/x is a page
        connections.main.connect-timeout=0s | connections.main.connect-timeout = PT0S
        connections.main.credential=entra-id | connections.main.credential is entra-id, but langchain4j.azure-llama.connections.main.api-key is set too
        connections.main.api-key=two words | connections.main.api-key
        quotas.main.requests-per-minute=0 | quotas.main.requests-per-minute = 0: it must be at least 1
        quotas.main.tokens-per-minute= | quotas.main.tokens-per-minute is not set
        quotas.main.max-wait=-1s     | quotas.main.max-wait = PT-1S: it must not be negative
        quotas.main.requests=1       | quotas.main.requests is not a property of this starter
        chat-modle.endpoint=x        | chat-modle.endpoint is not a property of this starter
        models.slow.temperature=1    | models.slow.endpoint is not set: set it to the URL
        models.azure-llama.connection=main | models.azure-llama cannot become the bean azureLlamaChatModel
        """)
    void a_message_names_the_property(String setting, String message) {
        sound.withPropertyValues(
                        ROOT + "chat-model.endpoint=http://localhost",
                        ROOT + "models.fast.tool-choice=auto",
                        ROOT + "models.fast.repair-json=true",
                        ROOT + setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .satisfies(failure -> assertThat(messages(failure)).contains(ROOT + message)));
    }

    private static String messages(Throwable failure) {
        var messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
