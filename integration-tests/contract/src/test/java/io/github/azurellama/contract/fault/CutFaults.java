package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A right response that goes no further than some byte: the connection is cut there, or ended, or nothing follows. */
final class CutFaults {

    private CutFaults() {}

    static List<FaultCase> all() {
        return Arrays.stream(Ending.values())
                .flatMap(ending -> Arrays.stream(Place.values()).map(place -> fault(ending, place)))
                .toList();
    }

    private static FaultCase fault(Ending ending, Place place) {
        var fault = FaultCase.of(ending.does + " " + place.where, exchange -> {
            exchange.send(exchange.responseShape().response().substring(0, place.in(exchange.responseShape())));
            ending.on(exchange);
        });
        boolean unread = place == Place.BEFORE_HEADERS || place == Place.IN_HEADERS;
        fault = ending == Ending.STALL ? fault.readSoon() : fault.requests(unread ? 2 : 1);
        fault = place.isInStreamsOnly() ? fault : fault.blocking(ending.outcome());
        if (place == Place.BEFORE_DONE) {
            return fault.streaming(FaultOutcome.answer("no usage"));
        }
        if (ending != Ending.CLOSE || unread) {
            return fault.streaming(ending.outcome());
        }
        // Nothing but the connection's end ends such a stream, so HTTP sees no harm in it.
        String says = place == Place.IN_BODY ? "not the expected JSON" : "ended before the response was complete";
        return fault.streaming(FaultOutcome.fails(InternalServerException.class, says));
    }

    private enum Ending {
        RESET("resets the connection", "the connection failed") {
            @Override
            void on(BrokenExchange exchange) throws IOException {
                exchange.reset();
            }
        },
        CLOSE("closes the connection", "unexpected end of stream") {
            @Override
            void on(BrokenExchange exchange) throws IOException {
                exchange.close();
            }
        },
        STALL("falls silent", "for 0.5s (readTimeout)") {
            @Override
            void on(BrokenExchange exchange) throws IOException {
                exchange.stall();
            }
        };

        private final String does;
        private final String says;

        Ending(String does, String says) {
            this.does = does;
            this.says = says;
        }

        abstract void on(BrokenExchange exchange) throws IOException;

        FaultOutcome outcome() {
            return FaultOutcome.fails(this == STALL ? TimeoutException.class : InternalServerException.class, says);
        }
    }

    private enum Place {
        BEFORE_HEADERS("before the headers", null),
        IN_HEADERS("in the headers", "Content-Ty"),
        AFTER_HEADERS("after the headers", "\r\n\r\n"),
        IN_BODY("in the body or an event", "\"llama\""),
        AFTER_EVENT("between two events", "\n\n"),
        BEFORE_DONE("between the finish reason and `[DONE]`", "\"stop\"}],\"usage\":null}\n\n");

        private final String where;
        private final @Nullable String after;

        Place(String where, @Nullable String after) {
            this.where = where;
            this.after = after;
        }

        boolean isInStreamsOnly() {
            return this == AFTER_EVENT || this == BEFORE_DONE;
        }

        /** How many characters come before it. */
        int in(ResponseShape responseShape) {
            return after == null ? 0 : responseShape.response().indexOf(after) + after.length();
        }
    }
}
