package io.github.azurellama.spring;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Creates a bean of each model whose endpoint is set, for example by {@code langchain4j.azure-llama.chat-model.endpoint},
 * unless the application has a bean of that class; and beans with qualifiers of the models, deployments and quotas that have names, such as
 * {@code langchain4j.azure-llama.models.NAME}. These beans are used too:
 *
 * <ul>
 *   <li>all {@link ChatModelListener}s, in their order, by the chat models; all {@code LlamaCallListener}s and
 *       {@link AzureLlamaModelCustomizer}s by all models;
 *   <li>the {@code OkHttpClient} and the {@code LlamaQuota} if there is exactly one of each, unless properties name others;
 *   <li>by models without an {@code api-key}, a single {@code AzureLlamaCredential}, else a single {@code TokenCredential} of
 *       azure-core. A {@code TokenCredential} is used only for hosts of Azure, or with an {@code endpoint-kind} that needs a
 *       key, so that no other server receives a token of Azure. {@code endpoint-kind} overrides that.
 * </ul>
 *
 * <p>Keys, custom headers and the queries of endpoints are hidden from Actuator, wherever they appear.
 */
@AutoConfiguration
@Import({ConnectionConfigurer.class, ModelFactory.class, NamedBeans.class, HealthConfiguration.class})
public final class AzureLlamaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnEndpoint(Prefix.CHAT_MODEL)
    AzureLlamaChatModel azureLlamaChatModel(ModelFactory models) {
        return models.model(AzureLlamaChatModel.class);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnEndpoint(Prefix.STREAMING_CHAT_MODEL)
    AzureLlamaStreamingChatModel azureLlamaStreamingChatModel(ModelFactory models) {
        return models.model(AzureLlamaStreamingChatModel.class);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnEndpoint(Prefix.LANGUAGE_MODEL)
    AzureLlamaLanguageModel azureLlamaLanguageModel(ModelFactory models) {
        return models.model(AzureLlamaLanguageModel.class);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnEndpoint(Prefix.STREAMING_LANGUAGE_MODEL)
    AzureLlamaStreamingLanguageModel azureLlamaStreamingLanguageModel(ModelFactory models) {
        return models.model(AzureLlamaStreamingLanguageModel.class);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SanitizingFunction.class)
    static class ActuatorConfiguration {

        @Bean
        SanitizingFunction azureLlamaSanitizingFunction(Environment environment) {
            return new SecretSanitizer(environment);
        }
    }
}
