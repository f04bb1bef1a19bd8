package io.github.azurellama.samples.cli;

import dev.langchain4j.data.message.ImageContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An image named on the command line: a URL is left to the endpoint to fetch, a file is sent along. */
public final class ImageConverter implements ITypeConverter<ImageContent> {

    private static final Map<String, String> MIME_TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp");

    @Override
    public ImageContent convert(String given) {
        if (given.matches("(?i)(https?|data):.*")) {
            return ImageContent.from(given);
        }
        String extension = given.substring(given.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String mimeType = MIME_TYPES.get(extension);
        if (mimeType == null) {
            throw unusable(given, "is neither a URL nor a file that ends with .png, .jpg, .gif or .webp", null);
        }
        try {
            byte[] bytes = Files.readAllBytes(Path.of(given));
            return ImageContent.from(Base64.getEncoder().encodeToString(bytes), mimeType);
        } catch (IOException e) {
            throw unusable(given, "cannot be read", e);
        }
    }

    private static TypeConversionException unusable(String given, String why, @Nullable Exception cause) {
        var exception = new TypeConversionException("'" + given + "' " + why);
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }
}
