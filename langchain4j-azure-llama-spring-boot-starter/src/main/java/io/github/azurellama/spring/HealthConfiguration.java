package io.github.azurellama.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The indicator of the endpoints' health. Spring Boot 4 has its interface in another package, so there is one for each. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = HealthProperties.ENABLED, havingValue = "true")
class HealthConfiguration {

    @Bean
    EndpointHealth azureLlamaEndpointHealth(Environment environment, ConnectionConfigurer connections) {
        return new EndpointHealth(environment, connections);
    }

    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class OnSpringBoot3 {

        @Bean
        org.springframework.boot.actuate.health.HealthIndicator azureLlamaHealthIndicator(EndpointHealth endpoints) {
            return () -> {
                EndpointHealth.Result result = endpoints.check();
                var health = new org.springframework.boot.actuate.health.Health.Builder();
                return (result.isUp() ? health.up() : health.down())
                        .withDetails(result.details())
                        .build();
            };
        }
    }

    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class OnSpringBoot4 {

        @Bean
        org.springframework.boot.health.contributor.HealthIndicator azureLlamaHealthIndicator(
                EndpointHealth endpoints) {
            return () -> {
                EndpointHealth.Result result = endpoints.check();
                var health = new org.springframework.boot.health.contributor.Health.Builder();
                return (result.isUp() ? health.up() : health.down())
                        .withDetails(result.details())
                        .build();
            };
        }
    }
}
