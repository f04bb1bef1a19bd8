package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.ImplicitField;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The implicit fields that an endpoint has rejected, remembered for the life of a model. */
final class RejectedFields {

    private final Set<ImplicitField> rejected = ConcurrentHashMap.newKeySet();

    void add(ImplicitField field) {
        rejected.add(field);
    }

    /** A copy, to which the fields rejected for one request can be added. */
    Set<ImplicitField> copy() {
        Set<ImplicitField> copy = EnumSet.noneOf(ImplicitField.class);
        copy.addAll(rejected);
        return copy;
    }
}
