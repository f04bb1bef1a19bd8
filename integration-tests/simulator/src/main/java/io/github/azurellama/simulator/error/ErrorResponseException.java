package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request; carries what is wrong, still without the words of an endpoint kind. */
public final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Function<ErrorFormat, EndpointResponse.Whole> wording;

    /** A refusal that is worded by one method of the {@link ErrorFormat}. */
    public ErrorResponseException(Function<ErrorFormat, EndpointResponse.Whole> wording) {
        super("refused", null, false, false);
        this.wording = wording;
    }

    /** The response in the words of this kind. */
    public EndpointResponse.Whole in(ErrorFormat errorFormat) {
        return wording.apply(errorFormat);
    }

    /** A value breaks the schema. */
    public static ErrorResponseException invalid(InvalidField field) {
        return new ErrorResponseException(errorFormat -> errorFormat.invalid(field));
    }

    /** The inference engine refuses with 400. */
    public static ErrorResponseException engine(String message) {
        return new ErrorResponseException(errorFormat -> errorFormat.engine(400, message, null));
    }

    /** The inference engine refuses with 400 because of this parameter. */
    public static ErrorResponseException engine(String message, @Nullable String parameter) {
        return new ErrorResponseException(errorFormat -> errorFormat.engine(400, message, parameter));
    }

    /** FastAPI's own shape. */
    public static ErrorResponseException detail(int status, String text) {
        return new ErrorResponseException(errorFormat -> errorFormat.detail(status, text));
    }
}
