package io.github.azurellama.internal.wire;

/** JSON that is sent unchanged, such as a raw schema. */
public record RawJson(String json) {}
