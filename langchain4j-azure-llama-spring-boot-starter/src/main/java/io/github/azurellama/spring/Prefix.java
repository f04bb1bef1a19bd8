package io.github.azurellama.spring;

import java.util.List;

/** The prefix of each model's properties, named as in LangChain4j's own starters. */
final class Prefix {

    static final String CHAT_MODEL = "langchain4j.azure-llama.chat-model";
    static final String STREAMING_CHAT_MODEL = "langchain4j.azure-llama.streaming-chat-model";
    static final String LANGUAGE_MODEL = "langchain4j.azure-llama.language-model";
    static final String STREAMING_LANGUAGE_MODEL = "langchain4j.azure-llama.streaming-language-model";

    static final List<String> CHAT_MODELS = List.of(CHAT_MODEL, STREAMING_CHAT_MODEL);
    static final List<String> ALL = List.of(CHAT_MODEL, STREAMING_CHAT_MODEL, LANGUAGE_MODEL, STREAMING_LANGUAGE_MODEL);

    private Prefix() {}
}
