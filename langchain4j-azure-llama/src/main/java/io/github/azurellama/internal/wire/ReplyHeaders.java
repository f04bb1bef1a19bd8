package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/** The headers of an answer. */
public interface ReplyHeaders {

    /** No headers at all. */
    ReplyHeaders NONE = name -> null;

    /** The value of a header, or null; the case of the name does not matter. */
    @Nullable String get(String name);
}
