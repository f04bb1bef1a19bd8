package io.github.azurellama.internal.wire;

import io.github.azurellama.response.ContentFilterResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a model, to a conversation or to a prompt. A chunk of a stream is one too, and a stream folds into one.
 *
 * @param id its id
 * @param created when it was made, as the server says
 * @param model which model made it; some servers say ""
 * @param choices the answers, in the order of the wire
 * @param usage what it cost, or null
 * @param promptFilterResults what the content filter said of the prompt
 */
public record Completion(
        @Nullable String id,
        @Nullable Long created,
        @Nullable String model,
        List<CompletionChoice> choices,
        @Nullable Usage usage,
        List<ContentFilterResult> promptFilterResults) {}
