package io.github.azurellama.samples.doctor;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaConnectionBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.samples.cli.Connection;
import org.slf4j.helpers.NOPLogger;

/**
 * The endpoint under examination.
 *
 * @param azure what the environment and the command line say
 * @param endpoint what the library makes of it
 */
public record Target(Connection azure, Endpoint endpoint) {

    /** The endpoint of a connection. */
    public static Target of(Connection azure) {
        return new Target(azure, Endpoint.of(azure.endpoint(), azure.kind(), azure.dialect()));
    }

    /** The kind that the library derives from the URL alone. */
    EndpointKind urlKind() {
        return Endpoint.of(azure.endpoint()).kind();
    }

    /** The dialect that the library derives from the URL, given the kind. */
    ApiDialect urlDialect() {
        return Endpoint.of(azure.endpoint(), endpoint.kind(), null).dialect();
    }

    /** A builder of chat models. */
    AzureLlamaChatModelBuilder<AzureLlamaChatModel> chatModel() {
        return model(AzureLlamaChatModel.builder());
    }

    /** Sets connection and model name on a builder of models. */
    <B extends AzureLlamaModelBuilder<B>> B model(B builder) {
        return connected(builder).modelName(azure.modelName());
    }

    /** Sets the connection on any builder of the library. What the library would log, the table shows. */
    <B extends AzureLlamaConnectionBuilder<B>> B connected(B builder) {
        return azure.configure(builder).logger(azure.isLogged() ? null : NOPLogger.NOP_LOGGER);
    }
}
