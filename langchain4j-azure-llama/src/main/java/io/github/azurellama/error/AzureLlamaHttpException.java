package io.github.azurellama.error;

import dev.langchain4j.exception.HttpException;
import io.github.azurellama.response.ContentFilterResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it refused or failed a call. It is the cause of every LangChain4j exception that comes from
 * an HTTP answer, for example of a {@link dev.langchain4j.exception.RateLimitException}:
 *
 * <pre>{@code
 * catch (RateLimitException e) {
 *     if (e.getCause() instanceof AzureLlamaHttpException http) {
 *         Duration delay = http.retryAfter().orElse(Duration.ofSeconds(10));
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #statusCode()} is the status that the model's server meant: managed compute wraps it in a 424, which is
 * unwrapped.
 */
public final class AzureLlamaHttpException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final transient Details details;

    /** Made by this library. */
    public AzureLlamaHttpException(int statusCode, String message, Details details) {
        super(statusCode, message);
        this.details = details;
    }

    /** The server's code for what went wrong, such as {@code content_filter} or {@code unknown_model}. */
    public Optional<String> errorCode() {
        return Optional.ofNullable(details().errorCode);
    }

    /** The id under which Azure's support finds this call. */
    public Optional<String> requestId() {
        return Optional.ofNullable(details().requestId);
    }

    /** How long the server asked to wait before the next attempt. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details().retryAfter);
    }

    /** What the content filter objected to; empty if it was not the filter that refused. */
    public List<ContentFilterResult> contentFilterResults() {
        return details().contentFilterResults;
    }

    /** The body of the answer as it came, at most its first 16 KiB. */
    public String body() {
        return details().body;
    }

    /** Transient fields are lost when an exception travels between JVMs. */
    private Details details() {
        return details == null ? Details.NONE : details;
    }

    /**
     * The fields that LangChain4j's own exception lacks; see the accessors of the same names.
     *
     * @param errorCode the server's code
     * @param requestId the id of the call
     * @param retryAfter how long to wait
     * @param contentFilterResults what the content filter objected to
     * @param body the body of the answer
     */
    public record Details(
            @Nullable String errorCode,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            List<ContentFilterResult> contentFilterResults,
            String body) {

        /** Nothing known. */
        public static final Details NONE = new Details(null, null, null, List.of(), "");

        /** Copies the list. */
        public Details {
            contentFilterResults = List.copyOf(contentFilterResults);
        }
    }
}
