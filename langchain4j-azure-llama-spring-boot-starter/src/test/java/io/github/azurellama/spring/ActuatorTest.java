package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class ActuatorTest {

    private static final String SECRET = "5ecret-5ecret-5ecret";

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
                    String shown = environment.getPropertySources().stream()
                            .map(source -> String.valueOf(source.getProperties().entrySet().stream()
                                    .map(entry -> entry.getKey() + "="
                                            + entry.getValue().getValue())
                                    .toList()))
                            .toList()
                            .toString();
                    assertThat(shown).contains(".api-key", "SOME_VARIABLE").doesNotContain(SECRET);
                    assertThat(shown.contains("visible=plain")).isEqualTo(!showValues.equals("never"));
                    assertThat(context.getBean(ConfigurationPropertiesReportEndpoint.class))
                            .isNotNull();
                });
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
