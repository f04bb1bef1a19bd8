package io.github.azurellama.samples.doctor;

import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something to find out about an endpoint.
 *
 * @param name what it is, in a few words
 * @param request sends the request and judges the response; throws what the library throws
 */
public record Check(String name, Supplier<Outcome> request) {

    /** The same check without a note on its failure, for a sample that ends with a message about that. */
    public Check withoutFailureNote() {
        return new Check(name, () -> {
            Outcome outcome = run();
            return outcome.failure() == null ? outcome : outcome.withNote("");
        });
    }

    Outcome run() {
        try {
            return request.get();
        } catch (CompletionException e) {
            return Outcome.failed(e.getCause() instanceof RuntimeException cause ? cause : e);
        } catch (RuntimeException e) {
            return Outcome.failed(e);
        }
    }
}
