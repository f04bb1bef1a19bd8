package io.github.azurellama.contract.support;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.output.Response;
import java.util.function.Function;

/**
 * A model that completes texts, whichever way it is asked.
 *
 * @param call asks, and returns or throws what came of it
 * @param recorder what a stream told on its way; stays empty otherwise
 */
public record TextCaller(Function<String, Response<String>> call, TextRecorder recorder) {

    public Response<String> complete(String prompt) {
        return call.apply(prompt);
    }

    /** Asks what is bound to fail. */
    public RuntimeException failure(String prompt) {
        return catchThrowableOfType(RuntimeException.class, () -> complete(prompt));
    }
}
