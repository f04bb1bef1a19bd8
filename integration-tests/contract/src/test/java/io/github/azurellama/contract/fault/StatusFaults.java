package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.retry.RetryPolicy;
import java.util.List;
import java.util.stream.Stream;

/** Statuses other than 200, and heads that HTTP does not know. */
final class StatusFaults {

    private StatusFaults() {}

    static List<FaultCase> all() {
        return Stream.of(refusals(), redirects(), retries(), informational(), heads())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FaultCase> refusals() {
        return List.of(
                status(400).fails(InvalidRequestException.class, "HTTP 400"),
                status(401).fails(AuthenticationException.class, "Check the key"),
                status(403).fails(AuthenticationException.class, "HTTP 403"),
                status(404).fails(ModelNotFoundException.class, "HTTP 404"),
                status(405).fails(InvalidRequestException.class, "HTTP 405"),
                status(413).fails(InvalidRequestException.class, "HTTP 413"),
                status(422).fails(InvalidRequestException.class, "HTTP 422"),
                status(501).fails(InternalServerException.class, "HTTP 501"));
    }

    private static List<FaultCase> redirects() {
        return Stream.of(301, 302, 303, 307, 308)
                .map(status -> FaultCase.of("redirects to another host with " + status, exchange -> {
                            String elsewhere = "http://localhost:" + exchange.port() + "/elsewhere";
                            exchange.send(head(status) + "Location: " + elsewhere + "\r\nContent-Length: 0\r\n\r\n");
                        })
                        .fails(InvalidRequestException.class, "Redirects are not followed"))
                .toList();
    }

    private static List<FaultCase> retries() {
        return List.of(
                status(408).fails(TimeoutException.class, "HTTP 408").requests(2),
                status(409).fails(InternalServerException.class, "HTTP 409").requests(2),
                status(500).fails("HTTP 500").requests(2),
                status(502).fails("HTTP 502").requests(2),
                status(503).fails("HTTP 503").requests(2),
                status(504).fails("HTTP 504").requests(2),
                status(429, "Retry-After: 0")
                        .fails(RateLimitException.class, "HTTP 429")
                        .requests(2),
                status(429, "Retry-After: 86400").fails(RateLimitException.class, "HTTP 429"),
                FaultCase.of(
                                "refuses with 429, Retry-After: 30, where no retry is allowed",
                                exchange -> exchange.send(head(429) + "Retry-After: 30\r\nContent-Length: 0\r\n\r\n"))
                        .with(model -> model.retryPolicy(RetryPolicy.NONE))
                        .fails(RateLimitException.class, "HTTP 429"),
                FaultCase.of("refuses with 503, then responds", exchange -> {
                            if (exchange.number() == 1) {
                                exchange.send(head(503) + "Retry-After: 0\r\nContent-Length: 0\r\n\r\n");
                            } else {
                                exchange.answer();
                            }
                        })
                        .both(FaultOutcome.answer())
                        .requests(2),
                FaultCase.of("refuses with 424 that wraps a 429, then responds", exchange -> {
                            if (exchange.number() == 1) {
                                exchange.send(head(424) + "ms-azureml-model-error-statuscode: 429\r\n"
                                        + "Retry-After: 0\r\nContent-Length: 0\r\n\r\n");
                            } else {
                                exchange.answer();
                            }
                        })
                        .both(FaultOutcome.answer())
                        .requests(2),
                FaultCase.of(
                                "refuses with 424 that wraps a 400",
                                exchange -> exchange.send(head(424)
                                        + "ms-azureml-model-error-statuscode: 400\r\nContent-Length: 0\r\n\r\n"))
                        .fails(InvalidRequestException.class, "HTTP 400"),
                FaultCase.of("refuses with 400, and the reason has no end", exchange -> {
                            exchange.send(head(400) + "Content-Length: 100\r\n\r\n");
                            exchange.stall();
                        })
                        .readSoon()
                        .fails(InvalidRequestException.class, "HTTP 400"));
    }

    private static List<FaultCase> informational() {
        return List.of(
                FaultCase.of("sends 100 Continue first", exchange -> {
                            exchange.send("HTTP/1.1 100 Continue\r\n\r\n");
                            exchange.answer();
                        })
                        .both(FaultOutcome.answer()),
                FaultCase.of("sends 103 Early Hints first", exchange -> {
                            exchange.send(head(103) + "Link: </a>\r\n\r\n");
                            exchange.answer();
                        })
                        .both(FaultOutcome.answer()),
                FaultCase.of("sends 100, 102 and 103 first", exchange -> {
                            for (String status : List.of("100 Continue", "102 Processing", "103 Early Hints")) {
                                exchange.send("HTTP/1.1 " + status + "\r\n\r\n");
                            }
                            exchange.answer();
                        })
                        .both(FaultOutcome.answer()),
                FaultCase.of("sends 101 Switching Protocols", exchange -> {
                            exchange.send(head(101) + "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n");
                            exchange.close();
                        })
                        .fails("HTTP 101"),
                FaultCase.of(
                                "responds with 204 No Content",
                                exchange -> exchange.send("HTTP/1.1 204 No Content\r\n\r\n"))
                        .blocking(FaultOutcome.fails(InternalServerException.class, "a JSON object was expected"))
                        .streaming(FaultOutcome.fails(
                                InternalServerException.class, "ended before the response was complete")),
                FaultCase.of(
                                "responds with 200 and a length of 0",
                                exchange -> exchange.respond("application/json", ""))
                        .blocking(FaultOutcome.fails(InternalServerException.class, "a JSON object was expected"))
                        .streaming(FaultOutcome.fails(
                                InternalServerException.class, "ended before the response was complete")));
    }

    private static List<FaultCase> heads() {
        return List.of(
                FaultCase.of("responds as HTTP/1.0", exchange -> {
                            exchange.send("HTTP/1.0 200 OK\r\n\r\n"
                                    + exchange.responseShape().content());
                            exchange.close();
                        })
                        .both(FaultOutcome.answer()),
                FaultCase.of("responds in an unknown protocol", exchange -> {
                            exchange.send("SSH-2.0-OpenSSH_9.6\r\n");
                            exchange.close();
                        })
                        .fails("Unexpected status line"),
                FaultCase.of("sends headers without end", exchange -> {
                            exchange.send("HTTP/1.1 200 OK\r\n");
                            while (true) {
                                exchange.send("X-More: " + "x".repeat(1000) + "\r\n");
                            }
                        })
                        .fails("the connection failed")
                        .requests(2),
                FaultCase.of("sends a header line without end", exchange -> {
                            exchange.send("HTTP/1.1 200 OK\r\nX-More: ");
                            while (true) {
                                exchange.send("x".repeat(1000));
                            }
                        })
                        .fails("the connection failed")
                        .requests(2));
    }

    private static FaultCase status(int status, String... headers) {
        String lines = Stream.of(headers).map(line -> line + "\r\n").reduce("", String::concat);
        String title = headers.length == 0 ? "" : ", " + String.join(", ", headers);
        return FaultCase.of(
                "refuses with " + status + title,
                exchange -> exchange.send(head(status) + lines + "Content-Length: 4\r\n\r\nbusy"));
    }

    private static String head(int status) {
        return "HTTP/1.1 " + status + " Said\r\n";
    }
}
