package io.github.azurellama.endpoint;

/** What is asked of an endpoint. */
public enum Operation {

    /** To answer a conversation of messages, for instruct models such as {@code Llama-3.3-70B-Instruct}. */
    CHAT,

    /** To continue a text, for base models such as {@code Meta-Llama-3-8B}. */
    COMPLETION,

    /** To count the tokens of messages or of a text, without an answer. */
    TOKENIZE,

    /** To tell which models it serves. */
    LIST_MODELS
}
