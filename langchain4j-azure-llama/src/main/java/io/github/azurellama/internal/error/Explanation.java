package io.github.azurellama.internal.error;

/**
 * What went wrong with a call, and what to do.
 *
 * @param what the failure, without a full stop
 * @param remedy sentences, or empty
 */
record Explanation(String what, String remedy) {

    static Explanation of(String what) {
        return new Explanation(what, "");
    }

    /** One line that names where it happened before it says what to do. */
    String at(String place) {
        return what + (what.endsWith(".") ? " From " : ", from ") + place + (remedy.isEmpty() ? "" : ". " + remedy);
    }
}
