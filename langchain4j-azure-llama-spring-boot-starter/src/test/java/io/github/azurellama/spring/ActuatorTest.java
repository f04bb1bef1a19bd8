package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class ActuatorTest {

    private static final String SECRET = "5ecret-5ecret-5ecret";

    private final ApplicationContextRunner actuator = Contexts.empty()
            .withConfiguration(AutoConfigurations.of(EnvironmentEndpointAutoConfiguration.class))
            .withPropertyValues(
                    "management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always");

    private final ApplicationContextRunner runner = Contexts.onFoundry(
                    Prefix.CHAT_MODEL,
                    Prefix.CHAT_MODEL + ".api-key=${SOME_VARIABLE}",
                    Prefix.CHAT_MODEL + ".custom-headers.X-Subscription=other-" + SECRET,
                    "java.command=run --key=" + SECRET,
                    "visible=plain")
            .withConfiguration(AutoConfigurations.of(
                    EnvironmentEndpointAutoConfiguration.class,
                    ConfigurationPropertiesReportEndpointAutoConfiguration.class))
            .withInitializer(context -> context.getEnvironment()
                    .getPropertySources()
                    .addLast(new SystemEnvironmentPropertySource(
                            "variables",
                            Map.of(
                                    "SOME_VARIABLE",
                                    SECRET,
                                    "LANGCHAIN4J_AZURELLAMA_LANGUAGEMODEL_APIKEY",
                                    "unused-" + SECRET))))
            .withPropertyValues("management.endpoints.web.exposure.include=*");

    @ParameterizedTest
    @ValueSource(strings = {"always", "never", "when-authorized"})
    void shows_no_secret_to_anybody(String showValues) {
        runner.withPropertyValues(
                        "management.endpoint.env.show-values=" + showValues,
                        "management.endpoint.configprops.show-values=" + showValues)
                .run(context -> {
                    var environment = context.getBean(EnvironmentEndpoint.class).environment(null);
                    String shown = shown(environment);
                    assertThat(shown).contains(".api-key", "SOME_VARIABLE").doesNotContain(SECRET);
                    assertThat(shown.contains("visible=plain")).isEqualTo(!showValues.equals("never"));
                    assertThat(context.getBean(ConfigurationPropertiesReportEndpoint.class))
                            .isNotNull();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {".api-key=${NO_SUCH_VARIABLE}", ".custom-headers.X-A=${NO_SUCH_VARIABLE}"})
    void a_placeholder_without_a_value_keeps_nothing_else_from_being_shown(String setting) {
        actuator.withPropertyValues(Prefix.CHAT_MODEL + setting, "visible=plain")
                .run(context -> {
                    var environment = context.getBean(EnvironmentEndpoint.class).environment(null);

                    assertThat(shown(environment)).contains("visible=plain");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".models.fast.api-key=%s",
                ".connections.main.api-key=%s",
                ".connections.main.api-key=\"Bearer %s\"",
                ".connections.main.custom-headers.X-Key=%s",
                ".models.fast.custom-headers[X-Key]=%s",
                ".deployments.both.members.east.api-key=%s",
                ".deployments.both.members.east.endpoint=http://localhost/v1?code=%s",
                ".models.fast.endpoint=http://localhost/v1?code=%s",
                ".connections.main.endpoint=http://user:%s@localhost/v1",
                ".connections.main.endpoint=http://localhost/v1?code=%%35%s",
            })
    void a_secret_is_hidden_wherever_it_stands(String setting) {
        actuator.withPropertyValues(
                        Prefix.MODELS + ".fast.endpoint=http://localhost",
                        Prefix.DEPLOYMENTS + ".both.members.east.endpoint=http://localhost",
                        Prefix.ROOT + setting.formatted(SECRET),
                        "copy=5" + SECRET)
                .run(context -> assertThat(
                                shown(context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains("copy=")
                        .doesNotContain(SECRET));
    }

    @Test
    void a_source_or_value_that_fails_is_no_failure_of_the_sanitizer() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new UnreachableSource());
        var sanitizer = new SecretSanitizer(environment);
        Object failing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("unreadable");
            }
        };

        assertThat(sanitizer.apply(data("visible", "plain")).getValue()).isEqualTo("plain");
        assertThat(sanitizer.apply(data("visible", null)).getValue()).isNull();
        assertThat(sanitizer.apply(data("visible", failing)).getValue()).isEqualTo(SanitizableData.SANITIZED_VALUE);
    }

    private static SanitizableData data(String key, @Nullable Object value) {
        return new SanitizableData(null, key, value);
    }

    /** As a remote one whose server is down. */
    private static final class UnreachableSource extends EnumerablePropertySource<Object> {

        UnreachableSource() {
            super("unreachable", new Object());
        }

        @Override
        public String[] getPropertyNames() {
            return new String[] {"azure-llama.api-key"};
        }

        @Override
        public @Nullable Object getProperty(String name) {
            if (name.startsWith("azure-llama")) {
                throw new IllegalStateException("unreachable");
            }
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/v1?code=" + SECRET,
                "http://localhost/v1?api-version=1&code=" + SECRET,
                "http://localhost/v1?" + SECRET,
                "http://localhost/v1?code=5h0rt",
            })
    void an_endpoint_that_carries_a_key_is_hidden_wherever_it_stands(String endpoint) {
        actuator.withPropertyValues(
                        Prefix.LANGUAGE_MODEL + ".endpoint=" + endpoint,
                        "copy=" + SECRET,
                        "visible=http://localhost/v1?a=b")
                .run(context -> {
                    var environment = context.getBean(EnvironmentEndpoint.class).environment(null);

                    assertThat(shown(environment))
                            .contains("language-model.endpoint=", "visible=http://localhost/v1?a=b")
                            .doesNotContain(endpoint);
                    assertThat(shown(environment).contains(SECRET)).isEqualTo(!endpoint.contains(SECRET));
                });
    }

    @Test
    void an_endpoint_without_a_key_is_shown() {
        String endpoint = "http://localhost/chat/completions?api-version=2024-05-01-preview";
        actuator.withPropertyValues(Prefix.CHAT_MODEL + ".endpoint=" + endpoint)
                .run(context -> assertThat(
                                shown(context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains(endpoint));
    }

    @Test
    void the_value_of_a_custom_header_is_hidden_in_the_variable_that_it_comes_from() {
        actuator.withPropertyValues(Prefix.CHAT_MODEL + ".custom-headers.X-Key=${SOME_KEY}", "SOME_KEY=" + SECRET)
                .run(context -> assertThat(
                                shown(context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains("SOME_KEY")
                        .doesNotContain(SECRET));
    }

    private static String shown(EnvironmentEndpoint.EnvironmentDescriptor environment) {
        return environment.getPropertySources().stream()
                .map(source -> String.valueOf(source.getProperties().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().getValue())
                        .toList()))
                .toList()
                .toString();
    }

    @Test
    void is_not_needed() {
        Contexts.onFoundry(Prefix.CHAT_MODEL, Prefix.CHAT_MODEL + ".api-key=" + SECRET)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context)
                        .hasBean("azureLlamaChatModel")
                        .doesNotHaveBean("azureLlamaSanitizingFunction"));
    }
}
