package io.github.azurellama;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.HttpSettings;
import io.github.azurellama.internal.http.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection settings that a builder has collected. */
final class ConnectionSettings {

    final HttpSettings http = new HttpSettings();
    final EndpointSettings endpoint = new EndpointSettings();

    /** In place of the endpoint, or null. */
    @Nullable LlamaDeployments deployments;

    /** Where models send requests: the endpoint, or the deployments in the order of their pool. */
    List<Backend> toBackends() {
        return toBackends(settings -> settings.toBackend(http.logger));
    }

    /** Where the lists of models are. */
    List<Backend> toListingBackends() {
        return toBackends(settings -> settings.toListingBackend(http.logger));
    }

    private List<Backend> toBackends(Function<EndpointSettings, Backend> factory) {
        return deployments == null ? List.of(factory.apply(endpoint)) : deployments.toBackends(factory);
    }

    /** What {@code toString} of a model shows, which has the current state of deployments. */
    Object describe(List<Backend> backends, Operation operation) {
        return deployments == null ? backends.get(0).endpoint().describe(operation) : deployments;
    }

    /** Sends requests to these. */
    HttpTransport toTransport(List<Backend> backends) {
        return new HttpTransport(backends, deployments == null ? null : deployments.pool(), http);
    }

    /**
     * Checks that nothing is set twice.
     *
     * @param modelName the name of the model that the builder set, or null
     */
    void check(@Nullable String modelName) {
        String set = deployments == null ? null : modelName == null ? endpoint.anySet() : "modelName";
        if (set != null) {
            throw new InvalidSettingException(
                    set,
                    null,
                    set + " is set, and so are deployments, each of which has its own: set " + set
                            + " on LlamaDeployment.builder(), or unset deployments");
        }
    }

    /** Runs a check for each of several endpoints; a refusal names the deployment. */
    static void checkEach(List<Backend> backends, Consumer<Backend> check) {
        for (Backend backend : backends) {
            try {
                check.accept(backend);
            } catch (InvalidSettingException e) {
                throw backend.name() == null
                        ? e
                        : new InvalidSettingException(e.setting(), e.value().orElse(null), named(backend, e), e);
            } catch (UnsupportedFeatureException e) {
                throw backend.name() == null ? e : new UnsupportedFeatureException(named(backend, e));
            }
        }
    }

    private static String named(Backend backend, RuntimeException e) {
        return "deployment " + backend.name() + ": " + e.getMessage();
    }

    static @Nullable Duration positive(String name, @Nullable Duration duration) {
        if (duration != null && duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new InvalidSettingException(
                    name, duration, name + " = " + duration + ": it must be at least a millisecond");
        }
        return duration;
    }

    static @Nullable Integer notNegative(String name, @Nullable Integer number) {
        if (number != null && number < 0) {
            throw new InvalidSettingException(name, number, name + " = " + number + ": it must not be negative");
        }
        return number;
    }
}
