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

/** Sets a builder up from the properties below one prefix and from the application's beans. */
final class BuilderConfigurer {

    private final String prefix;
    private final Binder binder;
    private final BeanFactory beans;
    private final @Nullable ClassLoader classes;

    BuilderConfigurer(String prefix, ApplicationContext context) {
        this.prefix = prefix;
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

    /** Makes the model, and words what is wrong with its settings in terms of properties. */
    <M> M build(Supplier<M> model) {
        try {
            return model.get();
        } catch (IllegalArgumentException | UnsupportedFeatureException e) {
            throw new InvalidSettingsException(prefix, PropertyWording.of(prefix, e.getMessage()), e);
        }
    }

    private <B, T> void apply(Setting<? super B, T> setting, B builder) {
        T value = bound(setting);
        if (value == null || value.equals("")) { // what ${VARIABLE:} gives where there is no such variable
            return;
        }
        try {
            setting.setter().accept(builder, value);
        } catch (IllegalArgumentException e) {
            String property = prefix + "." + setting.name();
            String message = PropertyWording.of(prefix, e.getMessage());
            throw new InvalidSettingsException(
                    prefix, message.contains(property) ? message : property + ": " + message, e);
        }
    }

    private <T> @Nullable T bound(Setting<?, T> setting) {
        String property = prefix + "." + setting.name();
        try {
            return binder.bind(property, setting.type()).orElse(null);
        } catch (BindException e) {
            if (Settings.SECRETS.contains(setting.name())) { // Spring Boot's own analysis would show the value
                throw new InvalidSettingsException(
                        prefix,
                        property + " cannot be read as a " + setting.type().getType(),
                        null);
            }
            throw e;
        }
    }
}
