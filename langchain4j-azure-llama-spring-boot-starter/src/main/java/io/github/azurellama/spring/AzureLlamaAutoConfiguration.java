package io.github.azurellama.spring;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Creates a bean of each model whose endpoint is set, for example by {@code langchain4j.azure-llama.chat-model.endpoint},
 * unless the application has a bean of that class. These beans are used too:
 *
 * <ul>
 *   <li>all {@link ChatModelListener}s, in their order, by the chat models;
 *   <li>a single {@code OkHttpClient}, and a single {@code LlamaQuota};
 *   <li>by models without an {@code api-key}, a single {@code AzureLlamaCredential}, else a single {@code TokenCredential} of
 *       azure-core. A {@code TokenCredential} is used only for hosts of Azure, or with an {@code endpoint-kind} that needs a
 *       key, so that no other server receives a token of Azure. {@code endpoint-kind} overrides that.
 * </ul>
 *
 * <p>Keys, custom headers and the queries of endpoints are hidden from Actuator, wherever they appear.
 */
@AutoConfiguration
public final class AzureLlamaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(Prefix.CHAT_MODEL + ".endpoint")
    AzureLlamaChatModel azureLlamaChatModel(ApplicationContext context, ObjectProvider<ChatModelListener> listeners) {
        return chatModel(Prefix.CHAT_MODEL, AzureLlamaChatModel.builder(), context, listeners);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(Prefix.STREAMING_CHAT_MODEL + ".endpoint")
    AzureLlamaStreamingChatModel azureLlamaStreamingChatModel(
            ApplicationContext context, ObjectProvider<ChatModelListener> listeners) {
        return chatModel(Prefix.STREAMING_CHAT_MODEL, AzureLlamaStreamingChatModel.builder(), context, listeners);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(Prefix.LANGUAGE_MODEL + ".endpoint")
    AzureLlamaLanguageModel azureLlamaLanguageModel(ApplicationContext context) {
        return languageModel(Prefix.LANGUAGE_MODEL, AzureLlamaLanguageModel.builder(), context);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(Prefix.STREAMING_LANGUAGE_MODEL + ".endpoint")
    AzureLlamaStreamingLanguageModel azureLlamaStreamingLanguageModel(ApplicationContext context) {
        return languageModel(Prefix.STREAMING_LANGUAGE_MODEL, AzureLlamaStreamingLanguageModel.builder(), context);
    }

    private static <M> M chatModel(
            String prefix,
            AzureLlamaChatModelBuilder<M> builder,
            ApplicationContext context,
            ObjectProvider<ChatModelListener> listeners) {
        builder.listeners(listeners.orderedStream().toList());
        var configurer = new BuilderConfigurer(prefix, context);
        return configurer.build(() -> configurer.configureChat(builder).build());
    }

    private static <M> M languageModel(
            String prefix, AzureLlamaLanguageModelBuilder<M> builder, ApplicationContext context) {
        var configurer = new BuilderConfigurer(prefix, context);
        return configurer.build(() -> configurer.configure(builder).build());
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
