package io.github.azurellama.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the model with that prefix has deployments, or an endpoint, of its own or of its connection, that is not blank. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Conditional(ConditionalOnEndpoint.OnEndpoint.class)
@interface ConditionalOnEndpoint {

    /** The prefix of the model's properties. */
    String value();

    /** Says in Spring Boot's report of conditions which property is missing. */
    final class OnEndpoint extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, Object> attributes =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnEndpoint.class.getName()));
            Section section = Section.ofModel(String.valueOf(attributes.get("value")), context.getEnvironment());
            boolean isSet = section.hasEndpoint(section.has(References.CONNECTION));
            return new ConditionOutcome(
                    isSet,
                    ConditionMessage.forCondition(ConditionalOnEndpoint.class)
                            .because(section.nameOf(
                                            section.has(References.DEPLOYMENTS)
                                                    ? References.DEPLOYMENTS
                                                    : Settings.ENDPOINT)
                                    + (isSet ? " is set" : " is not set")));
        }
    }
}
