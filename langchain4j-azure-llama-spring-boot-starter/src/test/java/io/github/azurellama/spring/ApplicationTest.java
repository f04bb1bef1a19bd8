package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.service.spring.AiService;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** A complete application: the auto-configuration is found by its name; an AI service, listeners and a client are beans. */
final class ApplicationTest {

    @Test
    void an_ai_service_uses_the_model_of_the_properties() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var spring = new SpringApplication(Application.class);
            spring.setWebApplicationType(WebApplicationType.NONE);
            try (var context = spring.run(
                    "--" + Prefix.CHAT_MODEL + ".endpoint=" + azure.url(),
                    "--" + Prefix.CHAT_MODEL + ".api-key=" + azure.apiKey())) {

                String answer = context.getBean(Assistant.class).chat("How much is 37 plus 87?");

                assertThat(answer).contains("124");
                assertThat(context.getBean(Application.class).events).containsExactly("first", "second", "client");
            }
        }
    }

    @AiService
    interface Assistant {
        String chat(String question);
    }

    @SpringBootApplication
    static class Application {

        final List<String> events = new CopyOnWriteArrayList<>();

        @Bean
        @Order(2)
        ChatModelListener second() {
            return listener("second");
        }

        @Bean
        @Order(1)
        ChatModelListener first() {
            return listener("first");
        }

        @Bean
        OkHttpClient client() {
            return new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        events.add("client");
                        return chain.proceed(chain.request());
                    })
                    .build();
        }

        private ChatModelListener listener(String name) {
            return new ChatModelListener() {
                @Override
                public void onRequest(ChatModelRequestContext context) {
                    events.add(name);
                }
            };
        }
    }
}
