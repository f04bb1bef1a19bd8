package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.spring.AutoConfigureAzureLlamaSimulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** The simulator's annotation for tests of applications. */
final class SimulatorAnnotationTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AzureLlamaAutoConfiguration.class)
    static class Application {}

    @Nested
    @SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
    @AutoConfigureAzureLlamaSimulator
    class WithoutProperties {

        @Test
        void has_a_chat_model_and_a_streaming_chat_model(
                @Autowired ChatModel model, @Autowired StreamingChatModel streaming, @Autowired AzureSimulator azure) {
            assertThat(model.chat("How much is 37 plus 87?")).contains("124");
            assertThat(azure.requests()).hasSize(1);
            assertThat(streaming).isNotNull();
        }

        @RepeatedTest(2)
        void sees_nothing_of_the_tests_before(@Autowired ChatModel model, @Autowired AzureSimulator azure) {
            assertThat(azure.requests()).isEmpty();
            assertThat(azure.pendingFaults()).isZero();

            model.chat("How much is 37 plus 87?");
            azure.failNext(Fault.unavailable());
        }
    }

    @Nested
    @SpringBootTest(
            classes = Application.class,
            webEnvironment = SpringBootTest.WebEnvironment.NONE,
            properties = {
                "langchain4j.azure-llama.connections.main.endpoint=${NO_SUCH_VARIABLE}",
                "langchain4j.azure-llama.connections.main.credential=entra-id",
                "langchain4j.azure-llama.models.fast.connection=main",
                "langchain4j.azure-llama.models.fast.model-name=my-deployment",
                "langchain4j.azure-llama.models.own.endpoint=${NO_SUCH_VARIABLE:}",
                "langchain4j.azure-llama.models.own.api-key=${NO_SUCH_VARIABLE}",
                "langchain4j.azure-llama.models.own.model-name=other-deployment"
            })
    @AutoConfigureAzureLlamaSimulator(SimulatedEndpoint.FOUNDRY_OPENAI)
    class WithTheApplicationsOwn {

        @Test
        void replaces_endpoints_and_keys(
                @Autowired @Qualifier("fast") ChatModel fast,
                @Autowired @Qualifier("own") ChatModel own,
                @Autowired AzureSimulator azure) {
            assertThat(fast.chat("How much is 37 plus 87?")).contains("124");
            assertThat(own.chat("How much is 37 plus 87?")).contains("124");
            assertThat(azure.requests())
                    .extracting(request -> request.path())
                    .containsOnly("/openai/v1/chat/completions");
        }
    }
}
