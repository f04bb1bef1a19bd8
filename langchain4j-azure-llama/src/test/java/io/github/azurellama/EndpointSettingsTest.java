package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.internal.http.BackendSettings;
import io.github.azurellama.quota.LlamaQuota;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointSettingsTest {

    private static final Map<Class<?>, Object> VALUES = Map.of(
            String.class,
            "set",
            boolean.class,
            true,
            ApiDialect.class,
            ApiDialect.SCORE,
            EndpointKind.class,
            EndpointKind.SERVERLESS,
            ExtraParameters.class,
            ExtraParameters.DROP,
            AzureLlamaCredential.class,
            AzureLlamaCredential.apiKey("key"),
            LlamaQuota.class,
            LlamaQuota.perMinute(1, 1));

    @Test
    void a_copy_has_every_setting() throws IllegalAccessException {
        var settings = new EndpointSettings();
        setAll(settings);
        setAll(settings.backend);

        EndpointSettings copy = settings.copy();

        assertSame(copy, settings);
        assertSame(copy.backend, settings.backend);
    }

    private static void setAll(Object settings) throws IllegalAccessException {
        for (Field field : settings.getClass().getDeclaredFields()) {
            if (!Modifier.isFinal(field.getModifiers())) {
                assertThat(VALUES).as(field.getName()).containsKey(field.getType());
                field.set(settings, VALUES.get(field.getType()));
            }
        }
    }

    private static void assertSame(Object copy, Object settings) throws IllegalAccessException {
        for (Field field : settings.getClass().getDeclaredFields()) {
            if (field.getType() == BackendSettings.class) {
                assertThat(field.get(copy)).isNotSameAs(field.get(settings));
            } else {
                assertThat(field.get(copy)).as(field.getName()).isEqualTo(field.get(settings));
            }
        }
    }
}
