package io.github.azurellama.internal.wire;

/** JSON that is sent as it is, such as a raw schema. */
public record RawJson(String json) {}
