package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.catalog.ModelType;
import io.github.azurellama.internal.wire.ListedModel;
import org.jspecify.annotations.Nullable;

/** Maps a listed model to LangChain4j's description. Known models complete what the endpoint leaves out. */
public final class ModelDescriptions {

    private ModelDescriptions() {}

    public static ModelDescription of(ListedModel listed) {
        KnownModel known = KnownModel.of(listed.name());
        var description = ModelDescription.builder()
                .name(listed.name())
                .displayName(known == null ? listed.name() : known.displayName)
                .provider(ModelProvider.MICROSOFT_FOUNDRY)
                .type(type(listed.type(), known))
                .owner(listed.owner())
                .createdAt(listed.created())
                .maxInputTokens(listed.contextLength());
        if (known != null) {
            description.description(known.modalities()).maxOutputTokens(known.outputTokens);
            if (listed.contextLength() == null) {
                description.maxInputTokens(known.contextTokens);
            }
        }
        return description.build();
    }

    /** Spellings differ between documentation and servers, for example {@code chat-completion} and {@code chat_completion}. */
    private static @Nullable ModelType type(@Nullable String listed, @Nullable KnownModel known) {
        if (listed == null) {
            return known == null ? null : ModelType.CHAT;
        }
        if (listed.startsWith("chat")) {
            return ModelType.CHAT;
        }
        return listed.startsWith("embedding") ? ModelType.EMBEDDING : ModelType.OTHER;
    }
}
