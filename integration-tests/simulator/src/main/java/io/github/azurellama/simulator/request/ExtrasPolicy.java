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
    IGNORE {
        @Override
        ObjectNode apply(Schema schema, ObjectNode body, String header) {
            return body;
        }
    },
    /** Refused unless the header {@code extra-parameters} says otherwise; passed on, the model may refuse them. */
    REFUSE_UNLESS_HEADER {
        @Override
        ObjectNode apply(Schema schema, ObjectNode body, String header) {
            var extras = schema.unknown(body);
            if (extras.isEmpty()) {
                return body;
            }
            return switch (header) {
                case "", "error" ->
                    throw ErrorResponseException.detail(
                            400,
                            "Extra parameters " + quoted(extras) + " are not allowed when extra-parameters is not set "
                                    + "or set to be 'error'. Set extra-parameters to 'pass-through' to pass to the "
                                    + "model.");
                case "drop" -> body.deepCopy().without(extras);
                case "pass-through" -> known(extras, body);
                default -> throw unexpected(header);
            };
        }
    },
    /** Passed on unless the header says {@code error}; {@code drop} drops nothing, which is a bug of that server. */
    PASS_UNLESS_HEADER {
        @Override
        ObjectNode apply(Schema schema, ObjectNode body, String header) {
            var extras = schema.unknown(body);
            return switch (header) {
                case "", "pass-through", "drop" -> body;
                case "error" -> {
                    if (!extras.isEmpty()) {
                        throw ErrorResponseException.detail(
                                400,
                                "Extra parameters " + quoted(extras)
                                        + " are not allowed when extra-parameters is set to 'error'.");
                    }
                    yield body;
                }
                default -> throw unexpected(header);
            };
        }
    },
    /** Refused, the first by name. */
    REFUSE {
        @Override
        ObjectNode apply(Schema schema, ObjectNode body, String header) {
            for (var extra : schema.unknown(body)) {
                throw new ErrorResponseException(errorFormat -> OpenAiErrorFormat.unrecognized(extra));
            }
            return body;
        }
    };

    /** The body that goes on to the model. The header is empty if the request has none. */
    abstract ObjectNode apply(Schema schema, ObjectNode body, String header);

    private static ObjectNode known(List<String> extras, ObjectNode body) {
        for (var extra : extras) {
            if (!RequestSchemas.ENGINE.knows(extra)) {
                throw ErrorResponseException.invalid(InvalidField.extra(List.of("body", extra), body.path(extra)));
            }
        }
        return body;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static ErrorResponseException unexpected(String header) {
        return ErrorResponseException.detail(
                400,
                "Unexpected EXTRA_PARAMETERS option " + header
                        + ", expected options are ['error','drop','pass-through']");
    }
}
