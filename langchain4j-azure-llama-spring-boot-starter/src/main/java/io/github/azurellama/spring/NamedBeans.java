package io.github.azurellama.spring;

import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.quota.LlamaQuota;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Registers a bean for each quota, for each pool of deployments and for each type of each model that the properties name. The
 * name is the qualifier.
 */
final class NamedBeans implements ImportBeanDefinitionRegistrar {

    private static final Set<ModelType> DEFAULT_TYPES = EnumSet.of(ModelType.CHAT, ModelType.STREAMING_CHAT);

    private final Environment environment;

    NamedBeans(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        UnknownProperties.refuse(environment);
        for (ConfigurationPropertyName prefix :
                PropertyNames.below(Prefix.QUOTAS, environment).prefixes()) {
            RootBeanDefinition quota = definition(prefix, LlamaQuota.class, "quota");
            quota.getConstructorArgumentValues().addIndexedArgumentValue(0, prefix.toString());
            quota.setDefaultCandidate(false); // for the models that name it
            register(prefix, "Quota", quota, registry);
        }
        for (ConfigurationPropertyName prefix :
                PropertyNames.below(Prefix.DEPLOYMENTS, environment).prefixes()) {
            RootBeanDefinition deployments = definition(prefix, LlamaDeployments.class, "deployments");
            deployments.getConstructorArgumentValues().addIndexedArgumentValue(0, prefix.toString());
            register(prefix, "Deployments", deployments, registry);
        }
        for (ConfigurationPropertyName prefix :
                PropertyNames.below(Prefix.MODELS, environment).prefixes()) {
            Section section = Section.ofModel(prefix.toString(), environment);
            if (section.hasEndpoint(true)) {
                types(section).forEach(type -> registerModel(prefix, type, registry));
            }
        }
    }

    private static void registerModel(
            ConfigurationPropertyName prefix, ModelType type, BeanDefinitionRegistry registry) {
        RootBeanDefinition model = definition(prefix, type.model(), "model");
        model.getConstructorArgumentValues().addIndexedArgumentValue(0, type.model());
        model.getConstructorArgumentValues().addIndexedArgumentValue(1, prefix.toString());
        model.getConstructorArgumentValues().addIndexedArgumentValue(2, PropertyNames.name(prefix));
        model.setFallback(true); // without a qualifier, the unnamed model or one of the application's is meant
        register(prefix, type.api().getSimpleName(), model, registry);
    }

    private static RootBeanDefinition definition(
            ConfigurationPropertyName prefix, Class<?> type, String factoryMethod) {
        var definition = new RootBeanDefinition();
        definition.setTargetType(type);
        definition.setFactoryBeanName(ModelFactory.class.getName());
        definition.setFactoryMethodName(factoryMethod);
        definition.setDescription("described by the properties below " + prefix);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, PropertyNames.name(prefix)));
        return definition;
    }

    private static void register(
            ConfigurationPropertyName prefix,
            String suffix,
            RootBeanDefinition definition,
            BeanDefinitionRegistry registry) {
        String bean = beanName(PropertyNames.name(prefix), suffix);
        if (registry.containsBeanDefinition(bean)) {
            throw new InvalidPropertyException(
                    Prefix.ROOT,
                    prefix + " cannot become the bean " + bean + ", because the application has a bean of that name:"
                            + " rename one of them",
                    null);
        }
        registry.registerBeanDefinition(bean, definition);
    }

    /** For example {@code fastChatModel} for the chat model of {@code models.fast}. */
    static String beanName(String name, String suffix) {
        String[] words = name.split("[^\\p{L}\\p{N}]+", -1);
        var camelCase = new StringBuilder();
        Stream.of(words).map(StringUtils::capitalize).forEach(camelCase::append);
        return StringUtils.uncapitalize(camelCase + suffix);
    }

    private static Set<ModelType> types(Section section) {
        Set<ModelType> types = section.get(References.TYPE, Bindable.setOf(ModelType.class));
        Set<ModelType> found = types == null || types.isEmpty() ? DEFAULT_TYPES : types;
        ModelType.allSettings()
                .filter(setting ->
                        found.stream().noneMatch(type -> type.settings().contains(setting)))
                .flatMap(Setting::properties)
                .filter(property -> section.has(property.name()))
                .findFirst()
                .ifPresent(property -> {
                    throw section.invalid(
                            property.name(),
                            " has no meaning for a model whose type is "
                                    + String.join(
                                            ",",
                                            found.stream()
                                                    .map(NamedBeans::dashed)
                                                    .toList())
                                    + ": remove it, or change " + section.prefix() + "." + References.TYPE);
                });
        return found;
    }

    private static String dashed(ModelType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
