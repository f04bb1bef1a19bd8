package io.github.azurellama.internal.mapping;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Llama models that Azure has offered, and their limits. Used only to complete model descriptions and for warnings, because
 * Azure's catalogue is open and a deployment may have any name. Source: the model tables of Microsoft's documentation.
 */
enum KnownModel {
    /** The limit of images is Azure's; the model itself accepts more. */
    LLAMA_4_MAVERICK("Llama-4-Maverick-17B-128E-Instruct-FP8", "llama-4-maverick", 1_000_000, 1_000_000, 1),
    LLAMA_4_SCOUT("Llama-4-Scout-17B-16E-Instruct", "llama-4-scout", 128_000, 8_192, null),
    LLAMA_3_3("Llama-3.3-70B-Instruct", "llama-3.3-70b", 128_000, 8_192, 0),
    LLAMA_3_2_11B("Llama-3.2-11B-Vision-Instruct", "llama-3.2-11b", 128_000, 8_192, null),
    LLAMA_3_2_90B("Llama-3.2-90B-Vision-Instruct", "llama-3.2-90b", 128_000, 8_192, null),
    LLAMA_3_1_8B("Meta-Llama-3.1-8B-Instruct", "llama-3.1-8b", 131_072, 8_192, 0),
    LLAMA_3_1_70B("Meta-Llama-3.1-70B-Instruct", "llama-3.1-70b", 131_072, 8_192, 0),
    LLAMA_3_1_405B("Meta-Llama-3.1-405B-Instruct", "llama-3.1-405b", 131_072, 8_192, 0),
    LLAMA_3_8B("Meta-Llama-3-8B-Instruct", "llama-3-8b", 8_192, null, 0),
    LLAMA_3_70B("Meta-Llama-3-70B-Instruct", "llama-3-70b", 8_192, null, 0);

    final String displayName;
    final int contextTokens;
    final @Nullable Integer outputTokens;

    /** The maximum of images in a request; 0 for a text model, null if unknown. */
    final @Nullable Integer mostImages;

    private final String mark;

    KnownModel(
            String displayName,
            String mark,
            int contextTokens,
            @Nullable Integer outputTokens,
            @Nullable Integer mostImages) {
        this.displayName = displayName;
        this.mark = mark;
        this.contextTokens = contextTokens;
        this.outputTokens = outputTokens;
        this.mostImages = mostImages;
    }

    /** The model whose name is contained in a name such as {@code meta/llama-3.1-8b-instruct}, or null. */
    static @Nullable KnownModel of(@Nullable String name) {
        String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(model -> lower.contains(model.mark))
                .findFirst()
                .orElse(null);
    }

    String modalities() {
        if (mostImages == null) {
            return "Takes text and images.";
        }
        return switch (mostImages) {
            case 0 -> "Takes text.";
            case 1 -> "Takes text, and one image in a request.";
            default -> "Takes text, and " + mostImages + " images in a request.";
        };
    }
}
