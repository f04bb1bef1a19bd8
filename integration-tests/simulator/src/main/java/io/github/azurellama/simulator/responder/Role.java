package io.github.azurellama.simulator.responder;

/** Who wrote a message. {@code developer} is read as {@link #SYSTEM}. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
