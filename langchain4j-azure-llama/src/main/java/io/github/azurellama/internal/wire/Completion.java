package io.github.azurellama.internal.wire;

import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.ServerTimings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A completion of a chat or of a prompt, or a chunk of one.
 *
 * @param id its id
 * @param created when it was made, in seconds of the Unix epoch
 * @param model the model; some servers send ""
 * @param choices the choices, in the order of the wire
 * @param usage its token usage, or null
 * @param promptFilterResults the content filter's results for the prompt
 * @param timings how long the server took, or null
 */
public record Completion(
        @Nullable String id,
        @Nullable Long created,
        @Nullable String model,
        List<CompletionChoice> choices,
        @Nullable Usage usage,
        List<ContentFilterResult> promptFilterResults,
        @Nullable ServerTimings timings) {

    /** The same completion with other choices. */
    public Completion withChoices(List<CompletionChoice> others) {
        return new Completion(id, created, model, others, usage, promptFilterResults, timings);
    }
}
