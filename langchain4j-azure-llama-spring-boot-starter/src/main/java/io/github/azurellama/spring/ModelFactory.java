package io.github.azurellama.spring;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.quota.LlamaQuota;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.core.env.Environment;

/** Builds models, quotas and pools of deployments from their properties and the application's beans. */
final class ModelFactory {

    private static final String QUOTA_PROPERTIES = ".requests-per-minute and .tokens-per-minute";

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
        LlamaDeployments deployments = named(
                section, References.DEPLOYMENTS, Prefix.DEPLOYMENTS, LlamaDeployments.class, ".members.NAME.endpoint");
        builder.deployments(deployments);
        builder.quota(deployments == null ? quota(section) : null);
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

    /** The deployments that the properties below the prefix describe. */
    LlamaDeployments deployments(String prefix) {
        Section section = Section.of(prefix, environment);
        LlamaDeployments.Builder builder = LlamaDeployments.builder();
        Settings.OF_DEPLOYMENTS.forEach(setting -> section.apply(setting, builder));
        boolean isEmpty = true;
        for (ConfigurationPropertyName member : PropertyNames.below(prefix + "." + Settings.MEMBERS, environment)
                .prefixes()) {
            Section own = Section.withConnection(member.toString(), environment);
            if (own.hasEndpoint(true)) {
                builder.deployments(deployment(own, PropertyNames.name(member)));
                isEmpty = false;
            }
        }
        if (isEmpty) {
            throw section.invalid(
                    Settings.MEMBERS,
                    " has no endpoint that is not blank: set " + section.nameOf(Settings.MEMBERS) + ".NAME.endpoint");
        }
        return section.build(builder::build);
    }

    private LlamaDeployment deployment(Section section, String name) {
        PropertyGroup.CONNECTIONS.properties().stream()
                .map(Property::name)
                .filter(property -> !PropertyGroup.MEMBERS.has(property) && section.has(property))
                .findFirst()
                .ifPresent(property -> {
                    throw section.invalid(
                            property,
                            " has no meaning for " + section.prefix() + ", because it belongs to a model and not to one"
                                    + " of its deployments: set it on the models, or use another connection here");
                });
        LlamaDeployment.Builder builder = LlamaDeployment.builder().name(name);
        builder.credential(connections.credential(section));
        builder.quota(named(section, References.QUOTA, Prefix.QUOTAS, LlamaQuota.class, QUOTA_PROPERTIES));
        Settings.OF_MEMBERS.forEach(setting -> section.apply(setting, builder));
        return section.build(builder::build);
    }

    private @Nullable LlamaQuota quota(Section section) {
        LlamaQuota quota = named(section, References.QUOTA, Prefix.QUOTAS, LlamaQuota.class, QUOTA_PROPERTIES);
        return quota == null ? quotas.getIfUnique() : quota;
    }

    /** The bean that the property names; null if it is not set. */
    private <T> @Nullable T named(Section section, String property, String prefix, Class<T> type, String below) {
        String name = section.get(property, String.class);
        if (name == null) {
            return null;
        }
        ConfigurationPropertyName found =
                PropertyNames.below(prefix, environment).find(name);
        return section.bean(
                property,
                found == null ? name : PropertyNames.name(found),
                type,
                beans,
                "set " + prefix + "." + name + below);
    }

    @SuppressWarnings("unchecked") // those for other builders are not called
    private void customize(String name, AzureLlamaModelBuilder<?> builder) {
        List<AzureLlamaModelCustomizer<?>> found = customizers.orderedStream().toList();
        LambdaSafe.callbacks(AzureLlamaModelCustomizer.class, found, builder)
                .invoke(customizer -> customizer.customize(builder, name));
    }
}
