package io.github.azurellama.spring;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The types of models; the values of the property {@code type}. */
enum ModelType {
    CHAT(
            Prefix.CHAT_MODEL,
            ChatModel.class,
            AzureLlamaChatModel.class,
            AzureLlamaChatModel::builder,
            List.of(Settings.OF_CHATS, Settings.OF_BLOCKING_CHATS)),

    STREAMING_CHAT(
            Prefix.STREAMING_CHAT_MODEL,
            StreamingChatModel.class,
            AzureLlamaStreamingChatModel.class,
            AzureLlamaStreamingChatModel::builder,
            List.of(Settings.OF_CHATS)),

    LANGUAGE(
            Prefix.LANGUAGE_MODEL,
            LanguageModel.class,
            AzureLlamaLanguageModel.class,
            AzureLlamaLanguageModel::builder,
            List.of()),

    STREAMING_LANGUAGE(
            Prefix.STREAMING_LANGUAGE_MODEL,
            StreamingLanguageModel.class,
            AzureLlamaStreamingLanguageModel.class,
            AzureLlamaStreamingLanguageModel::builder,
            List.of());

    private final String prefix;
    private final Class<?> api;
    private final Class<?> model;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final Supplier<AzureLlamaModelBuilder<?>> builder;

    @SuppressWarnings("ImmutableEnumChecker") // lists of records, none of which changes
    private final List<Setting<?>> settings;

    ModelType(
            String prefix,
            Class<?> api,
            Class<?> model,
            Supplier<AzureLlamaModelBuilder<?>> builder,
            List<List<Setting<?>>> ownSettings) {
        this.prefix = prefix;
        this.api = api;
        this.model = model;
        this.builder = builder;
        this.settings = Stream.concat(Stream.of(Settings.OF_CONNECTION, Settings.OF_MODELS), ownSettings.stream())
                .flatMap(List::stream)
                .toList();
    }

    static ModelType of(Class<?> model) {
        return Stream.of(values())
                .filter(type -> type.model == model)
                .findFirst()
                .orElseThrow();
    }

    /** The settings of all types, each once. */
    static Stream<Setting<?>> allSettings() {
        return Stream.of(values()).flatMap(type -> type.settings.stream()).distinct();
    }

    /** The prefix of the unnamed model of this type. */
    String prefix() {
        return prefix;
    }

    /** LangChain4j's interface. */
    Class<?> api() {
        return api;
    }

    Class<?> model() {
        return model;
    }

    List<Setting<?>> settings() {
        return settings;
    }

    AzureLlamaModelBuilder<?> builder() {
        return builder.get();
    }

    static Object build(AzureLlamaModelBuilder<?> builder) {
        return builder instanceof AzureLlamaChatModelBuilder<?> chat
                ? chat.build()
                : ((AzureLlamaLanguageModelBuilder<?>) builder).build();
    }
}
