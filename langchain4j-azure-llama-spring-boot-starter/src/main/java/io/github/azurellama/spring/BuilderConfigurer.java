package io.github.azurellama.spring;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.quota.LlamaQuota;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;

/** Configures a builder from the properties below one prefix and from the application's beans. */
final class BuilderConfigurer {

    private final String prefix;
    private final PropertyNames names;
    private final Binder binder;
    private final BeanFactory beans;
    private final @Nullable ClassLoader classes;

    BuilderConfigurer(String prefix, ApplicationContext context) {
        this.prefix = prefix;
        this.names = new PropertyNames(prefix);
        this.binder = Binder.get(context.getEnvironment());
        this.beans = context;
        this.classes = context.getClassLoader();
    }

    <B extends AzureLlamaModelBuilder<?>> B configure(B builder) {
        builder.quota(beans.getBeanProvider(LlamaQuota.class).getIfUnique());
        builder.okHttpClient(beans.getBeanProvider(OkHttpClient.class).getIfUnique());
        builder.credential(new CredentialChoice(prefix, binder, beans, classes).choose());
        Settings.OF_CONNECTION.forEach(setting -> apply(setting, builder));
        Settings.OF_SAMPLING.forEach(setting -> apply(setting, builder));
        return builder;
    }

    <M> AzureLlamaChatModelBuilder<M> configureChat(AzureLlamaChatModelBuilder<M> builder) {
        Settings.OF_CHATS.forEach(setting -> apply(setting, builder));
        return configure(builder);
    }

    /** Builds the model; a failure names the properties. */
    <M> M build(Supplier<M> model) {
        try {
            return model.get();
        } catch (IllegalArgumentException | UnsupportedFeatureException e) {
            throw names.translate(null, e);
        }
    }

    private <B, T> void apply(Setting<? super B, T> setting, B builder) {
        T value = bound(setting);
        if (value == null || value.equals("")) { // ${VARIABLE:} is empty where there is no such variable
            return;
        }
        try {
            setting.setter().accept(builder, value);
        } catch (IllegalArgumentException e) {
            throw names.translate(setting.name(), e);
        }
    }

    private <T> @Nullable T bound(Setting<?, T> setting) {
        String property = names.of(setting.name());
        try {
            return binder.bind(property, setting.type()).orElse(null);
        } catch (BindException e) {
            if (Settings.SECRETS.contains(
                    setting.name())) { // not kept as the cause, because Spring Boot shows the value
                throw new InvalidPropertyException(
                        prefix,
                        property + " cannot be read as a " + setting.type().getType(),
                        null);
            }
            throw e;
        }
    }
}
