package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.OkHttpClient;

/** No connection, or not the one that was meant: no listener, TLS that fails, a proxy that refuses. */
final class ConnectionFaults {

    private static final String HOST = "https://llama.example";

    private ConnectionFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.at("refuses connections", UnreachablePeer::new)
                        .fails("Connection refused")
                        .requests(0),
                FaultCase.at("has an unknown host name", ConnectionFaults::unknown)
                        .fails(UnresolvedModelServerException.class, "the host cannot be resolved")
                        .requests(0),
                FaultCase.at("has a host name whose lookup takes longer than the call may", SlowLookup::new)
                        .callSoon()
                        .fails(TimeoutException.class, "0.5s (callTimeout)")
                        .requests(0),
                FaultCase.of("closes a connection that was idle", exchange -> {
                            if (exchange.number() == 2) {
                                exchange.close();
                            } else {
                                exchange.respond("", exchange.responseShape().content());
                            }
                        })
                        .both(FaultOutcome.answer())
                        .onSecondCall()
                        .requests(3),
                FaultCase.at("speaks TLS as it should", () -> tls(BrokenExchange::answer))
                        .both(FaultOutcome.answer()),
                FaultCase.at(
                                "has a certificate that is not trusted",
                                () -> new BrokenServer(BrokenExchange::answer, Certificates.right()))
                        .fails(UnresolvedModelServerException.class, "no secure connection")
                        .requests(0),
                FaultCase.at(
                                "has another host's certificate",
                                () -> BrokenServer.trusted(BrokenExchange::answer, Certificates.other()))
                        .fails(UnresolvedModelServerException.class, "not verified")
                        .requests(0),
                FaultCase.at("speaks no TLS where it is expected, and closes", ConnectionFaults::plainOnTlsPort)
                        .fails("Check that it speaks TLS on this port")
                        .requests(0),
                FaultCase.at("speaks TLS where none is expected", ConnectionFaults::tlsOnPlainPort)
                        .fails("the connection failed")
                        .requests(0),
                FaultCase.at(
                                "drops the connection below TLS in the body or an event",
                                () -> tls(exchange -> {
                                    var right = exchange.responseShape().response();
                                    exchange.send(right.substring(0, right.indexOf("\"llama\"")));
                                    exchange.drop();
                                }))
                        .blocking(FaultOutcome.fails(InternalServerException.class, "unexpected end of stream"))
                        .streaming(FaultOutcome.fails(InternalServerException.class, "not the expected JSON")),
                FaultCase.at(
                                "drops the connection below TLS between the finish reason and `[DONE]`",
                                () -> tls(exchange -> {
                                    var right = exchange.responseShape().response();
                                    exchange.send(right.substring(0, right.indexOf("data: [DONE]")));
                                    exchange.drop();
                                }))
                        .streaming(FaultOutcome.answer()),
                proxy("407 Proxy Authentication Required")
                        .fails(AuthenticationException.class, "HTTP 407: it requires a login"),
                proxy("403 Forbidden")
                        .fails(UnresolvedModelServerException.class, "refused to connect to the server with HTTP 403"),
                proxy("429 Too Many Requests")
                        .fails(RateLimitException.class, "refused to connect to the server with HTTP 429")
                        .requests(2),
                proxy("502 Bad Gateway")
                        .fails("refused to connect to the server with HTTP 502")
                        .requests(2),
                FaultCase.at("is behind a proxy that cuts the connection", () -> proxied(BrokenExchange::reset))
                        .fails("no connection through the proxy")
                        .requests(2),
                FaultCase.at("is behind a proxy that is off", () -> new ProxyPeer(HOST, new UnreachablePeer()))
                        .fails("no connection through the proxy")
                        .requests(0),
                FaultCase.at("is behind a proxy that falls silent", () -> proxied(BrokenExchange::stall))
                        .readSoon()
                        .fails(TimeoutException.class, "for 0.5s (readTimeout)"));
    }

    private static FaultCase proxy(String status) {
        return FaultCase.at(
                "is behind a proxy that responds with " + status,
                () -> proxied(exchange -> exchange.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")));
    }

    private static Peer unknown() {
        return new BrokenServer(BrokenExchange::answer) {
            @Override
            public String url() {
                return HOST;
            }

            @Override
            public void configure(OkHttpClient.Builder client) {
                client.dns(host -> {
                    throw new UnknownHostException(host);
                });
            }
        };
    }

    private static Peer tls(FaultScript script) {
        return BrokenServer.trusted(script, Certificates.right());
    }

    private static Peer plainOnTlsPort() {
        return new BrokenServer(BrokenExchange::answer) {
            @Override
            public String url() {
                return "https://127.0.0.1:" + port();
            }
        };
    }

    private static Peer tlsOnPlainPort() {
        return new BrokenServer(BrokenExchange::answer, Certificates.right()) {
            @Override
            public String url() {
                return "http://127.0.0.1:" + port();
            }
        };
    }

    private static Peer proxied(FaultScript proxy) {
        return new ProxyPeer(HOST, new BrokenServer(proxy));
    }
}
