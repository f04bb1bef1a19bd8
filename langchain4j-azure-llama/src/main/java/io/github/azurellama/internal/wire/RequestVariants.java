package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import java.util.Set;

/** A request that can be written in more than one way, so that a rejected one is not the last. */
public interface RequestVariants {

    /** Which of a dialect's routes it uses. */
    Operation operation();

    /** The request without these implicit fields. */
    ModelRequest without(Set<ImplicitField> rejected);
}
