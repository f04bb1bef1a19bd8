package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is said of named models, connections, quotas and deployments that are wrong. */
final class InvalidNameTest {

    private static final String ROOT = Prefix.ROOT + ".";

    private final ApplicationContextRunner sound = Contexts.empty()
            .withPropertyValues(
                    ROOT + "connections.main.endpoint=" + Contexts.FOUNDRY,
                    ROOT + "connections.main.api-key=secret",
                    ROOT + "connections.patient.endpoint=" + Contexts.FOUNDRY,
                    ROOT + "connections.patient.read-timeout=90s",
                    ROOT + "quotas.main.requests-per-minute=10",
                    ROOT + "quotas.main.tokens-per-minute=1000",
                    ROOT + "prices.Llama-3.3-70B-Instruct.input=0.71",
                    ROOT + "deployments.both.members.east.endpoint=" + Contexts.FOUNDRY,
                    ROOT + "deployments.both.members.east.api-key=secret",
                    ROOT + "deployments.both.members.east.model-name=llama",
                    ROOT + "models.balanced.deployments=both",
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
        models.balanced.deployments=other | models.balanced.deployments = other: there is no bean of type LlamaDeployments with that name or qualifier: set langchain4j.azure-llama.deployments.other.members.NAME.endpoint
        models.balanced.endpoint=http://localhost | models.balanced.endpoint is set, and so is langchain4j.azure-llama.models.balanced.deployments = both: remove one of them
        models.balanced.connection=main | models.balanced.connection is set, and so is langchain4j.azure-llama.models.balanced.deployments = both
        models.balanced.quota=main   | models.balanced.quota is set, and so is
        models.balanced.api-key=x    | models.balanced.api-key is set, and so is
        models.balanced.model-name=x | models.balanced.model-name is set, and so is
        chat-model.deployments=both  | chat-model.endpoint is set, and so is langchain4j.azure-llama.chat-model.deployments = both
        deployments.both.members.west.weight=2 | deployments.both.members.west.endpoint is not set: set it to the URL
        deployments.both.members.east.endpoint= | deployments.both.members has no endpoint that is not blank
        deployments.none.max-wait=1s | deployments.none.members has no endpoint
        deployments.both.members.east.endpoint=https://ai.azure.com/x | deployments.both.members.east.endpoint https://ai.azure.com/x is a page
        deployments.both.members.east.endpoint=http://example.com/v1 | deployments.both.members.east.allow-insecure-http
        deployments.both.members.east.weight=0 | deployments.both.members.east.weight = 0: it must be from 1
        deployments.both.members.east.weight=many | deployments.both.members.east.weight
        deployments.both.members.east.quota=other | deployments.both.members.east.quota = other: there is no bean of type LlamaQuota
        deployments.both.members.east.connection=main | deployments.both.members.east.endpoint is set, and so is langchain4j.azure-llama.deployments.both.members.east.connection = main
        deployments.both.members.west.connection=patient | connections.patient.read-timeout has no meaning for langchain4j.azure-llama.deployments.both.members.west
        deployments.both.members.east.credential=entra-id | deployments.both.members.east.credential is entra-id, but langchain4j.azure-llama.deployments.both.members.east.api-key is set too
        deployments.both.members.east.wieght=1 | deployments.both.members.east.wieght is not a property of this starter
        deployments.both.members.east.timeout=1s | deployments.both.members.east.timeout is not a property of this starter
        deployments.both.members.east=http://localhost | deployments.both.members.east is not a property of this starter
        deployments.both.endpoint=http://localhost | deployments.both.endpoint is not a property of this starter
        deployments.both.max-wait=-1s | deployments.both.max-wait = PT-1S: it must not be negative
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
