package io.github.azurellama.simulator.spring;

import io.github.azurellama.simulator.SimulatedEndpoint;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a simulator for the application context of a test, and sets the properties of the Spring Boot starter to it. The
 * simulator is a bean of type {@code AzureSimulator}, which shows the requests and fails them on demand:
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureAzureLlamaSimulator
 * class AnswersTest {
 *     @Autowired Answers answers;
 *     @Autowired AzureSimulator azure;
 * }
 * }</pre>
 *
 * <p>It replaces {@code endpoint}, {@code endpoint-kind}, {@code api-key} and {@code credential} of each model and connection
 * whose properties have an {@code endpoint}, blank ones too; if none has, it describes a chat model and a streaming chat
 * model. It serves the models that the properties name. After each test it forgets the requests and the faults that wait. It
 * stops with the context.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AutoConfigureAzureLlamaSimulator {

    /** The kind of endpoint. */
    SimulatedEndpoint value() default SimulatedEndpoint.SERVERLESS;
}
