package io.github.azurellama.endpoint;

/** What a request is for. */
public enum Operation {

    /** To continue a conversation of messages, for instruct models such as {@code Llama-3.3-70B-Instruct}. */
    CHAT,

    /** To continue a text, for base models such as {@code Meta-Llama-3-8B}. */
    COMPLETION,

    /** To count the tokens of messages or of a text, without generating. */
    TOKENIZE,

    /** To list the models that the endpoint serves. */
    LIST_MODELS
}
