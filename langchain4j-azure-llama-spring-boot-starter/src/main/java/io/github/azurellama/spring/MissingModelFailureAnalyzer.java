package io.github.azurellama.spring;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;

/** Names the property that creates the model bean that an application lacks. Ordered before Spring Boot's own analyzer. */
@Order(-1)
final class MissingModelFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private static final Map<Class<?>, String> PREFIXES = Map.of(
            ChatModel.class, Prefix.CHAT_MODEL,
            StreamingChatModel.class, Prefix.STREAMING_CHAT_MODEL,
            LanguageModel.class, Prefix.LANGUAGE_MODEL,
            StreamingLanguageModel.class, Prefix.STREAMING_LANGUAGE_MODEL);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        ResolvableType wanted = cause.getResolvableType();
        String prefix = wanted == null ? null : PREFIXES.get(wanted.toClass());
        return prefix == null || cause.getNumberOfBeansFound() > 0
                ? null
                : new FailureAnalysis(
                        "There is no bean of type " + wanted.toClass().getName() + ", because the property " + prefix
                                + ".endpoint is not set.",
                        "Set " + prefix + ".endpoint to the URL that the Azure portal shows for the deployment, and "
                                + prefix + ".api-key to its key, or define a bean of that type.",
                        cause);
    }
}
