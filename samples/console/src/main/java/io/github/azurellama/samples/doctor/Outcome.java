package io.github.azurellama.samples.doctor;

import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param result the finding in a word
 * @param note what else there is to say about it; empty for nothing
 * @param usage the tokens spent, or null if the server did not count them
 * @param setting the line that the builder needs because of it, or null for none
 * @param failure the exception that the check ended with, or null for none
 */
public record Outcome(
        String result,
        String note,
        @Nullable TokenUsage usage,
        @Nullable String setting,
        @Nullable RuntimeException failure) {

    private static final String YES = "yes";

    /** The endpoint can do it. */
    static Outcome yes(String note, @Nullable TokenUsage usage) {
        return new Outcome(YES, note, usage, null, null);
    }

    /** The endpoint accepted the request, but did not do it. */
    static Outcome ignored(String note, @Nullable TokenUsage usage) {
        return new Outcome("ignored", note, usage, null, null);
    }

    /** The endpoint responded, but cannot do it. */
    static Outcome no(String note, @Nullable TokenUsage usage) {
        return new Outcome("no", note, usage, null, null);
    }

    /** The endpoint rejected the request, or the library refused to send it. */
    static Outcome failed(RuntimeException failure) {
        return new Outcome("no", FailureNote.of(failure), null, null, failure);
    }

    /** The same, with a line for the builder. */
    Outcome withSetting(@Nullable String line) {
        return new Outcome(result, note, usage, line, failure);
    }

    /** The same with another note. */
    Outcome withNote(String text) {
        return new Outcome(result, text, usage, setting, failure);
    }

    /** Whether the endpoint can do it. */
    public boolean isYes() {
        return result.equals(YES);
    }
}
