package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.catalog.ModelType;
import io.github.azurellama.internal.wire.ListedModel;
import org.jspecify.annotations.Nullable;

/** A listed model as LangChain4j describes it; what the endpoint leaves out is added where the model is known. */
public final class ModelDescriptions {

    private ModelDescriptions() {}

    /** Maps a model. */
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

    /** The documentation and the servers spell it differently. */
    private static @Nullable ModelType type(@Nullable String told, @Nullable KnownModel known) {
        if (told == null) {
            return known == null ? null : ModelType.CHAT;
        }
        if (told.startsWith("chat")) {
            return ModelType.CHAT;
        }
        return told.startsWith("embedding") ? ModelType.EMBEDDING : ModelType.OTHER;
    }
}
