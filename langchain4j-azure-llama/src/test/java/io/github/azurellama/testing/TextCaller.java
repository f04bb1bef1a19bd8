package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.output.Response;
import java.util.function.Function;

/**
 * A model that completes texts, in either call mode.
 *
 * @param call returns the response, or throws what the caller or the handler's onError got
 * @param recorder the callbacks of a stream; empty after each call
 */
public record TextCaller(Function<String, Response<String>> call, TextRecorder recorder) {

    public Response<String> complete(String prompt) {
        return call.apply(prompt);
    }

    /** The exception of a call that must fail. */
    public RuntimeException failure(String prompt) {
        return catchThrowableOfType(RuntimeException.class, () -> complete(prompt));
    }
}
