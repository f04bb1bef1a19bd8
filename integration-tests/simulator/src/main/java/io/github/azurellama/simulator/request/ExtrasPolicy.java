package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.error.OpenAiErrorFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of fields that are not in the schema of the route. */
public enum ExtrasPolicy {
    /** They reach the engine, which ignores those that it does not know. */
    IGNORE,
    /** Refused unless the header {@code extra-parameters} says otherwise; passed on, the model may refuse them. */
    REFUSE_UNLESS_HEADER,
    /** Passed on unless the header says {@code error}; {@code drop} drops nothing, which is a bug of that server. */
    PASS_UNLESS_HEADER,
    /** Refused, the first by name. */
    REFUSE;

    /** The body that goes on to the model. The header is empty if the request has none. */
    ObjectNode apply(Schema schema, ObjectNode body, String header) {
        var extras = schema.unknown(body);
        // Only one server rejects an unexpected header when there is nothing that it would apply to.
        if (extras.isEmpty() && this != PASS_UNLESS_HEADER) {
            return body;
        }
        return switch (this) {
            case IGNORE -> body;
            case REFUSE_UNLESS_HEADER ->
                switch (header) {
                    case "", "error" ->
                        throw notAllowed(
                                extras,
                                "not set or set to be 'error'. Set extra-parameters to 'pass-through' to pass to the "
                                        + "model.");
                    case "drop" -> body.deepCopy().without(extras);
                    case "pass-through" -> known(extras, body);
                    default -> throw unexpected(header);
                };
            case PASS_UNLESS_HEADER ->
                switch (header) {
                    case "", "pass-through", "drop" -> body;
                    case "error" -> {
                        if (!extras.isEmpty()) {
                            throw notAllowed(extras, "set to 'error'.");
                        }
                        yield body;
                    }
                    default -> throw unexpected(header);
                };
            case REFUSE ->
                throw new ErrorResponseException(errorFormat -> OpenAiErrorFormat.unrecognized(extras.get(0)));
        };
    }

    private static ObjectNode known(List<String> extras, ObjectNode body) {
        for (var extra : extras) {
            if (!RequestSchemas.ENGINE.knows(extra)) {
                throw ErrorResponseException.invalid(InvalidField.extra(List.of("body", extra), body.path(extra)));
            }
        }
        return body;
    }

    private static ErrorResponseException notAllowed(List<String> extras, String when) {
        var quoted = extras.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
        return ErrorResponseException.detail(
                400, "Extra parameters " + quoted + " are not allowed when extra-parameters is " + when);
    }

    private static ErrorResponseException unexpected(String header) {
        return ErrorResponseException.detail(
                400,
                "Unexpected EXTRA_PARAMETERS option " + header
                        + ", expected options are ['error','drop','pass-through']");
    }
}
