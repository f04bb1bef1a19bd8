package io.github.azurellama.internal.error;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azurellama.internal.json.FilterReader;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.response.ContentFilterResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an error says, in whichever of Azure's envelopes it came: Azure's own, API Management's, FastAPI's, ASP.NET's, vLLM's
 * old and new one, one inside the other as a string, plain text, HTML or nothing.
 *
 * @param message what went wrong, on one line; empty if the body says nothing
 * @param code the server's code for it, or null
 * @param status the status that the body names, or 0
 * @param filterResults what the content filter objected to
 * @param naming the text in which a rejected field is looked for: everything but the values that echo the request
 */
public record ErrorBody(
        String message, @Nullable String code, int status, List<ContentFilterResult> filterResults, String naming) {

    private static final int MAX_MESSAGE = 600;
    private static final int MAX_LAYERS = 4;

    static ErrorBody parse(String body) {
        return parse(body, MAX_LAYERS);
    }

    private static ErrorBody parse(String body, int layers) {
        String trimmed = body.strip();
        if (layers == 0 || trimmed.isEmpty() || "{[\"".indexOf(trimmed.charAt(0)) < 0) {
            return ofText(trimmed.startsWith("<") ? htmlText(trimmed) : trimmed);
        }
        try {
            return of(Json.treeOfServer(trimmed.getBytes(StandardCharsets.UTF_8)), trimmed, layers);
        } catch (IOException e) {
            return ofText(trimmed);
        }
    }

    private static ErrorBody ofText(String text) {
        return new ErrorBody(line(text), null, 0, List.of(), text);
    }

    private static ErrorBody of(JsonNode root, String body, int layers) {
        JsonNode ofChoice = errorOfChoice(root);
        JsonNode error = root.path("error").isObject() ? root.path("error") : ofChoice.isObject() ? ofChoice : root;
        String text = ErrorText.of(root.has("error") || ofChoice.isMissingNode() ? root : ofChoice);
        // A message may itself be the JSON of the error behind it, which then knows better.
        ErrorBody inner = text.startsWith("{") || text.startsWith("[") ? parse(text, layers - 1) : null;
        String code = code(root, error);
        String shown = text.isEmpty() && !root.isEmpty() ? body : text;
        return new ErrorBody(
                inner != null && !inner.message.isEmpty() ? inner.message : line(shown),
                inner != null && inner.code != null && !isNumber(inner.code) ? inner.code : code,
                status(root, error, code, inner),
                filterResults(root, error),
                inner == null ? ErrorText.withoutInput(root) : inner.naming);
    }

    private static JsonNode errorOfChoice(JsonNode root) {
        for (JsonNode choice : root.path("choices")) {
            if (choice.hasNonNull("error")) {
                return choice.path("error");
            }
        }
        return MissingNode.getInstance();
    }

    /** The code, or llama.cpp's and vLLM's {@code type} where the code is only the status. */
    private static @Nullable String code(JsonNode root, JsonNode error) {
        String code = text(error.path("code")).or(() -> text(root.path("code"))).orElse(null);
        String type = text(error.path("type")).orElse("");
        return code != null && isNumber(code) && type.matches("[a-z]+(_[a-z]+)+") ? type : code;
    }

    private static int status(JsonNode root, JsonNode error, @Nullable String code, @Nullable ErrorBody inner) {
        for (JsonNode node : List.of(
                error.path("status"),
                error.path("status_code"),
                error.path("http_status_code"),
                root.path("statusCode"),
                root.path("status_code"))) {
            if (node.isInt()) {
                return node.intValue();
            }
        }
        return Stream.of(Optional.ofNullable(code), text(error.path("code")))
                .flatMap(Optional::stream)
                .filter(number -> number.matches("[45]\\d\\d"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(inner == null ? 0 : inner.status);
    }

    private static List<ContentFilterResult> filterResults(JsonNode root, JsonNode error) {
        return Stream.of(error.path("innererror"), error.path("inner_error"), error.path("innerError"), error, root)
                .flatMap(node -> Stream.of(node.path("content_filter_result"), node.path("content_filter_results")))
                .filter(JsonNode::isObject)
                .findFirst()
                .map(ErrorBody::readFilterResults)
                .orElse(List.of());
    }

    private static List<ContentFilterResult> readFilterResults(JsonNode results) {
        try (JsonParser in = results.traverse()) {
            in.nextToken();
            return FilterReader.read(in);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull()
                ? Optional.of(node.asText()).filter(t -> !t.isBlank())
                : Optional.empty();
    }

    private static boolean isNumber(String code) {
        return code.chars().allMatch(Character::isDigit);
    }

    private static String htmlText(String html) {
        // Neither pattern scans a character twice, even where no tag is ever closed.
        return html.replaceAll("(?is)<(script|style)\\b.*?(?:</\\1>|\\z)", " ").replaceAll("<[^<>]*>", " ");
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
    }
}
