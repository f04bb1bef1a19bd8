package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Errors under status 200, in each of the envelopes that Azure's servers use. */
final class ErrorFaults {

    private ErrorFaults() {}

    static List<FaultCase> all() {
        return Stream.concat(
                        Arrays.stream(Envelope.values()).map(ErrorFaults::object),
                        Arrays.stream(Envelope.values()).map(ErrorFaults::event))
                .toList();
    }

    private static FaultCase object(Envelope envelope) {
        return FaultCase.of("says `" + envelope.json + "` under status 200", exchange -> {
                    var responseShape = exchange.responseShape();
                    if (responseShape.stream()) {
                        exchange.stream(ResponseShape.event(responseShape.delta("one "))
                                + ResponseShape.event(envelope.json)
                                + ResponseShape.done());
                    } else {
                        exchange.respond("application/json", envelope.json);
                    }
                })
                .both(envelope.outcome());
    }

    private static FaultCase event(Envelope envelope) {
        return FaultCase.of(
                        "says `" + envelope.json + "` in an event `error`",
                        exchange -> exchange.stream(
                                ResponseShape.event(exchange.responseShape().delta("one ")) + "event: error\n"
                                        + ResponseShape.event(envelope.json) + ResponseShape.done()))
                .streaming(envelope.outcome());
    }

    private enum Envelope {
        AZURE(
                "{\"error\":{\"code\":\"unknown_model\",\"message\":\"Unknown model: x\",\"details\":null}}",
                ModelNotFoundException.class,
                "Unknown model: x"),
        AZURE_STATUS(
                "{\"error\":{\"code\":\"Bad Request\",\"message\":\"too long\",\"status\":400}}",
                InvalidRequestException.class,
                "too long"),
        NESTED(
                "{\"error\":{\"code\":\"Bad Request\",\"status\":422,\"message\":\"{\\\"detail\\\":\\\"no such field\\\"}\"}}",
                InvalidRequestException.class,
                "no such field"),
        PYDANTIC(
                "{\"error\":{\"status\":422,\"message\":\"bad\",\"details\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"too many\"}]}}",
                InvalidRequestException.class,
                "body.n: too many"),
        FAST_API("{\"detail\":\"Not Found\"}", InternalServerException.class, "Not Found"),
        FLAT(
                "{\"status\":422,\"code\":\"parameter_not_supported\",\"message\":\"not n\"}",
                InvalidRequestException.class,
                "not n"),
        VLLM(
                "{\"object\":\"error\",\"message\":\"engine died\",\"type\":\"BadRequestError\",\"code\":400}",
                InvalidRequestException.class,
                "engine died"),
        VLLM_NESTED(
                "{\"error\":{\"message\":\"engine died\",\"type\":\"InternalServerError\",\"code\":500}}",
                InternalServerException.class,
                "engine died"),
        GATEWAY("{\"statusCode\":401,\"message\":\"Unauthorized.\"}", AuthenticationException.class, "Unauthorized"),
        QUOTA("{\"error\":{\"code\":\"429\",\"message\":\"Too many.\"}}", RateLimitException.class, "Too many"),
        FILTER(
                "{\"error\":{\"code\":\"content_filter\",\"message\":\"blocked\",\"status\":400}}",
                ContentFilteredException.class,
                "blocked"),
        PLAIN("{\"error\":\"Downstream unavailable\"}", InternalServerException.class, "Downstream unavailable");

        private final String json;
        private final Class<? extends RuntimeException> type;
        private final String says;

        Envelope(String json, Class<? extends RuntimeException> type, String says) {
            this.json = json;
            this.type = type;
            this.says = says;
        }

        FaultOutcome outcome() {
            return FaultOutcome.fails(type, says);
        }
    }
}
