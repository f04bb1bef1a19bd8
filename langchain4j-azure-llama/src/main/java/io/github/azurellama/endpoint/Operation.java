package io.github.azurellama.endpoint;

/** What is asked of a model: to answer a conversation, or to continue a text. */
public enum Operation {

    /** A conversation of messages, for instruct models such as {@code Llama-3.3-70B-Instruct}. */
    CHAT,

    /** The continuation of a text, for base models such as {@code Meta-Llama-3-8B}. */
    COMPLETION
}
