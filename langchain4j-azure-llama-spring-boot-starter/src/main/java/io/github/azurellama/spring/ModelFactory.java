package io.github.azurellama.spring;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.quota.LlamaQuota;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.core.env.Environment;

/** Builds models and quotas from their properties and the application's beans. */
final class ModelFactory {

    private final Environment environment;
    private final BeanFactory beans;
    private final ConnectionConfigurer connections;
    private final ObjectProvider<ChatModelListener> listeners;
    private final ObjectProvider<LlamaQuota> quotas;
    private final ObjectProvider<AzureLlamaModelCustomizer<?>> customizers;

    ModelFactory(
            Environment environment,
            BeanFactory beans,
            ConnectionConfigurer connections,
            ObjectProvider<ChatModelListener> listeners,
            ObjectProvider<LlamaQuota> quotas,
            ObjectProvider<AzureLlamaModelCustomizer<?>> customizers) {
        this.environment = environment;
        this.beans = beans;
        this.connections = connections;
        this.listeners = listeners;
        this.quotas = quotas;
        this.customizers = customizers;
    }

    /** The model that the properties of the unnamed model of that class describe. */
    <M> M model(Class<M> model) {
        String prefix = ModelType.of(model).prefix();
        return model(model, prefix, prefix.substring(Prefix.ROOT.length() + 1));
    }

    /** The model that the properties below the prefix describe. */
    <M> M model(Class<M> model, String prefix, String name) {
        ModelType type = ModelType.of(model);
        Section section = Section.ofModel(prefix, environment);
        AzureLlamaModelBuilder<?> builder = type.builder();
        builder.quota(quota(section));
        connections.configure(builder, section, type.settings());
        if (builder instanceof AzureLlamaChatModelBuilder<?> chat) {
            chat.listeners(listeners.orderedStream().toList());
        }
        customize(name, builder);
        return section.build(() -> model.cast(ModelType.build(builder)));
    }

    /** The quota that the properties below the prefix describe. */
    LlamaQuota quota(String prefix) {
        return QuotaProperties.read(Section.of(prefix, environment));
    }

    private @Nullable LlamaQuota quota(Section section) {
        String name = section.get(References.QUOTA, String.class);
        if (name == null) {
            return quotas.getIfUnique();
        }
        ConfigurationPropertyName prefix =
                PropertyNames.below(Prefix.QUOTAS, environment).find(name);
        return section.bean(
                References.QUOTA,
                prefix == null ? name : PropertyNames.name(prefix),
                LlamaQuota.class,
                beans,
                "set " + Prefix.QUOTAS + "." + name + ".requests-per-minute and .tokens-per-minute");
    }

    @SuppressWarnings("unchecked") // those for other builders are not called
    private void customize(String name, AzureLlamaModelBuilder<?> builder) {
        List<AzureLlamaModelCustomizer<?>> found = customizers.orderedStream().toList();
        LambdaSafe.callbacks(AzureLlamaModelCustomizer.class, found, builder)
                .invoke(customizer -> customizer.customize(builder, name));
    }
}
