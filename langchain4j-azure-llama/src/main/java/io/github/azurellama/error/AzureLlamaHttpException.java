package io.github.azurellama.error;

import dev.langchain4j.exception.HttpException;
import io.github.azurellama.response.ContentFilterResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP error response. It is the cause of every LangChain4j exception that such a response leads to, for example of a
 * {@link dev.langchain4j.exception.RateLimitException}:
 *
 * <pre>{@code
 * catch (RateLimitException e) {
 *     if (e.getCause() instanceof AzureLlamaHttpException http) {
 *         Duration delay = http.retryAfter().orElse(Duration.ofSeconds(10));
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #statusCode()} is the status of the model's server. Managed compute wraps it in a 424, which is unwrapped.
 */
public final class AzureLlamaHttpException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final transient Details details;

    /** Created by this library only. */
    public AzureLlamaHttpException(int statusCode, String message, Details details) {
        super(statusCode, message);
        this.details = details;
    }

    /** The error code in the response, such as {@code content_filter} or {@code unknown_model}; empty if it has none. */
    public Optional<String> errorCode() {
        return Optional.ofNullable(details().errorCode);
    }

    /** The id by which Azure's support finds the request; empty if the response has none. */
    public Optional<String> requestId() {
        return Optional.ofNullable(details().requestId);
    }

    /** The delay before the next attempt that the response requests; empty if it requests none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details().retryAfter);
    }

    /** The categories of the content filter that rejected the request; empty if another cause rejected it. */
    public List<ContentFilterResult> contentFilterResults() {
        return details().contentFilterResults;
    }

    /** The error body as received, at most its first 16 KiB, with secrets redacted. */
    public String body() {
        return details().body;
    }

    /** Null after deserialization, because the field is transient. */
    private Details details() {
        return details == null ? Details.NONE : details;
    }

    /**
     * The fields that LangChain4j's own exception lacks; see the accessors of the same names.
     *
     * @param errorCode the error code, or null
     * @param requestId the id of the request, or null
     * @param retryAfter the requested delay, or null
     * @param contentFilterResults the categories of the content filter
     * @param body the error body
     */
    public record Details(
            @Nullable String errorCode,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            List<ContentFilterResult> contentFilterResults,
            String body) {

        /** No details. */
        public static final Details NONE = new Details(null, null, null, List.of(), "");

        /** Copies the list. */
        public Details {
            contentFilterResults = List.copyOf(contentFilterResults);
        }
    }
}
