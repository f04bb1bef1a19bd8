package io.github.azurellama.internal.wire;

import java.io.IOException;

/** A piece of JSON that somebody else wrote and that is sent as it is, such as a raw schema. */
public record RawJson(String json) {

    /** @throws IllegalArgumentException if it is no JSON */
    public RawJson {
        try {
            if (Json.tree(json).isMissingNode()) {
                throw new IllegalArgumentException("raw JSON is empty");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("raw JSON cannot be parsed: " + e.getMessage(), e);
        }
    }
}
