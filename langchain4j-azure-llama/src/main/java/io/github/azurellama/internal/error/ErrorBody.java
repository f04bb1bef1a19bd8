package io.github.azurellama.internal.error;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.FilterReader;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.response.ContentFilterResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an error says, in whichever of Azure's envelopes it came: Azure's own, API Management's, FastAPI's, vLLM's old and
 * new one, one inside the other as a string, plain text, HTML or nothing.
 *
 * @param message what went wrong, on one line; empty if nothing was said
 * @param code the server's code for it, or null
 * @param status the status that the body names, or 0
 * @param filterResults what the content filter objected to
 */
public record ErrorBody(String message, @Nullable String code, int status, List<ContentFilterResult> filterResults) {

    private static final int MAX_MESSAGE = 600;
    private static final int MAX_LAYERS = 4;

    static ErrorBody parse(String body) {
        return parse(body, MAX_LAYERS);
    }

    private static ErrorBody parse(String body, int layers) {
        String trimmed = body.strip();
        if (layers == 0 || !(trimmed.startsWith("{") || trimmed.startsWith("["))) {
            return new ErrorBody(line(trimmed.startsWith("<") ? htmlText(trimmed) : trimmed), null, 0, List.of());
        }
        try {
            return of(Json.tree(trimmed), layers);
        } catch (IOException e) {
            return new ErrorBody(line(trimmed), null, 0, List.of());
        }
    }

    private static ErrorBody of(JsonNode root, int layers) {
        JsonNode error = root.path("error").isObject() ? root.path("error") : root;
        String said = message(root, error);
        // A message may itself be the JSON of the error behind it, which then knows better.
        ErrorBody inner = said.startsWith("{") || said.startsWith("[") ? parse(said, layers - 1) : null;
        String code = text(error.path("code")).or(() -> text(root.path("code"))).orElse(null);
        return new ErrorBody(
                inner != null && !inner.message.isEmpty() ? inner.message : line(said),
                inner != null && inner.code != null && !isNumber(inner.code) ? inner.code : code,
                status(root, error, code, inner),
                filterResults(error));
    }

    private static String message(JsonNode root, JsonNode error) {
        if (root.isArray()) {
            return validation(root);
        }
        JsonNode details = error.path("details").isArray() ? error.path("details") : root.path("detail");
        String message = text(error.path("message"))
                .or(() -> text(root.path("message")))
                .or(() -> text(root.path("error")))
                .or(() -> text(root.path("detail")))
                .or(() -> Optional.of(error.path("body"))
                        .filter(JsonNode::isObject)
                        .map(JsonNode::toString))
                .orElse("");
        String validation = validation(details);
        return message.isEmpty() || validation.isEmpty() ? message + validation : message + " " + validation;
    }

    /** The findings of a validator: where, what, and which value. */
    private static String validation(JsonNode details) {
        Iterable<JsonNode> list = details.isArray() ? details : details.isObject() ? List.of(details) : List.of();
        return StreamSupport.stream(list.spliterator(), false)
                .map(ErrorBody::finding)
                .filter(finding -> !finding.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String finding(JsonNode detail) {
        String where = StreamSupport.stream(detail.path("loc").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("."));
        String input = detail.has("input") ? " (was " + detail.path("input") + ")" : "";
        return where + text(detail.path("msg")).map(msg -> ": " + msg).orElse("") + input;
    }

    private static int status(JsonNode root, JsonNode error, @Nullable String code, @Nullable ErrorBody inner) {
        for (JsonNode node : List.of(error.path("status"), error.path("status_code"), root.path("statusCode"))) {
            if (node.isInt()) {
                return node.intValue();
            }
        }
        if (code != null && code.matches("[45]\\d\\d")) {
            return Integer.parseInt(code);
        }
        return inner == null ? 0 : inner.status;
    }

    private static List<ContentFilterResult> filterResults(JsonNode error) {
        JsonNode inner = error.path("innererror");
        for (JsonNode results : List.of(
                inner.path("content_filter_result"),
                inner.path("content_filter_results"),
                error.path("content_filter_result"))) {
            if (results.isObject()) {
                try (JsonParser in = results.traverse()) {
                    in.nextToken();
                    return FilterReader.read(in);
                } catch (IOException e) {
                    return List.of();
                }
            }
        }
        return List.of();
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
        // Neither pattern looks at anything twice, even where nothing is ever closed.
        return html.replaceAll("(?is)<(script|style)\\b.*?(?:</\\1>|\\z)", " ").replaceAll("<[^<>]*>", " ");
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
    }
}
