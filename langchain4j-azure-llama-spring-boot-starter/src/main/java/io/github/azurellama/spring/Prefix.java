package io.github.azurellama.spring;

/** The prefixes of properties; those of the unnamed models are named as in LangChain4j's own starters. */
final class Prefix {

    static final String ROOT = "langchain4j.azure-llama";

    static final String CHAT_MODEL = ROOT + ".chat-model";
    static final String STREAMING_CHAT_MODEL = ROOT + ".streaming-chat-model";
    static final String LANGUAGE_MODEL = ROOT + ".language-model";
    static final String STREAMING_LANGUAGE_MODEL = ROOT + ".streaming-language-model";

    /** Followed by a name, as are the next three. */
    static final String MODELS = ROOT + ".models";

    static final String CONNECTIONS = ROOT + ".connections";
    static final String QUOTAS = ROOT + ".quotas";
    static final String DEPLOYMENTS = ROOT + ".deployments";

    static final String HEALTH = ROOT + ".health";

    private Prefix() {}
}
