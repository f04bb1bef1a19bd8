package io.github.azurellama.internal.message;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.regex.Pattern;

/** Maps the contents of a user's message to parts of a message of a request. */
final class ContentMapper {

    private static final Pattern MIME_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");

    /** Indexed by character, because comparing ranges costs more than all else in a request with an image. */
    private static final boolean[] BASE64 = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="
                .chars()
                .forEach(c -> BASE64[c] = true);
    }

    private ContentMapper() {}

    static WireMessage.Part map(Content content) {
        if (content instanceof TextContent text) {
            return new WireMessage.Text(text.text());
        }
        if (content instanceof ImageContent image) {
            return map(image);
        }
        throw new UnsupportedFeatureException(
                "content of type " + content.type() + " is not supported: Llama models on Azure take text and images");
    }

    private static WireMessage.Part map(ImageContent content) {
        Image image = content.image();
        String detail = detail(content.detailLevel());
        if (image.url() != null) {
            return new WireMessage.Image(image.url().toString(), null, detail);
        }
        String mimeType = image.mimeType();
        if (mimeType == null || !MIME_TYPE.matcher(mimeType).matches()) {
            throw new InvalidSettingException(
                    "mimeType", mimeType, "mimeType of an image = " + mimeType + ": it must be one such as image/png");
        }
        if (image.base64Data() == null || !isBase64(image.base64Data())) {
            throw new InvalidSettingException(
                    "base64Data", null, "base64Data of an image is not base64: use Base64.getEncoder()");
        }
        return new WireMessage.Image("data:" + mimeType + ";base64,", image.base64Data(), detail);
    }

    private static String detail(ImageContent.DetailLevel level) {
        return switch (level) {
            case LOW -> "low";
            case HIGH -> "high";
            case AUTO -> "auto";
            default ->
                throw new UnsupportedFeatureException(
                        "detailLevel " + level + " of an image is not supported: use LOW, HIGH or AUTO");
        };
    }

    /** A loop, because a pattern overflows the stack on megabytes. */
    private static boolean isBase64(String data) {
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c >= BASE64.length || !BASE64[c]) {
                return false;
            }
        }
        return !data.isEmpty();
    }
}
