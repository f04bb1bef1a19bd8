package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.ImplicitField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The implicit fields that an endpoint has rejected, remembered for the life of a model. */
final class RejectedFields {

    private final Logger logger;

    /** Replaced, never changed, so that a call reads one state without a copy. */
    private volatile Set<ImplicitField> rejected = Set.of();

    RejectedFields(Logger logger) {
        this.logger = logger;
    }

    /** Remembers a field; the first time, says so where the user can choose the other way. */
    void add(ImplicitField field, ServerError error) {
        String setting = setting(field);
        if (addIfNew(field) && setting != null) {
            logger.info(
                    "The endpoint rejected a request that AUTO had written, and accepted it with {}. Set that on the builder to"
                            + " save the first request of each model. The server's error: {}",
                    setting,
                    error.details().message());
        }
    }

    /** The setting of a model's builder that leaves the field out from the start, or null if there is none. */
    private static @Nullable String setting(ImplicitField field) {
        return switch (field) {
            case TOOLS -> "toolCalling(PROMPTED)";
            case RESPONSE_FORMAT -> "structuredOutput(PROMPTED)";
            case STREAM_OPTIONS, MAX_TOKENS, EXTRA_PARAMETERS -> null;
        };
    }

    private synchronized boolean addIfNew(ImplicitField field) {
        Set<ImplicitField> all = EnumSet.of(field);
        boolean isNew = !rejected.contains(field);
        all.addAll(rejected);
        rejected = Collections.unmodifiableSet(all);
        return isNew;
    }

    /** Those so far; does not change. */
    Set<ImplicitField> all() {
        return rejected;
    }
}
