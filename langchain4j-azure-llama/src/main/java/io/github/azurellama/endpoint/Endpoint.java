package io.github.azurellama.endpoint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint: what kind it is, which dialect it is spoken to in, and where its routes begin.
 *
 * @param kind what kind of endpoint it is
 * @param dialect the dialect that requests are written in
 * @param base scheme, host, port and the path before a dialect's route; without a trailing slash
 * @param query the query that each request carries, without the question mark; empty for none
 */
public record Endpoint(EndpointKind kind, ApiDialect dialect, String base, String query) {

    /** Reads a URL and finds kind and dialect by itself. */
    public static Endpoint of(String url) {
        return of(url, null, null);
    }

    /**
     * Reads any URL that the Azure portal, a gateway or a self-hosted server shows: a bare host, a base such as
     * {@code /v1}, {@code /models} or {@code /openai/v1}, or a whole route with its query. No route and no
     * {@code api-version} is ever doubled.
     *
     * <p>A host of Azure decides the kind, the path decides the dialect; a host that is not Azure's is
     * {@link EndpointKind#OPENAI_COMPATIBLE}. A bare host is spoken to in {@link ApiDialect#LLAMA_NATIVE}.
     *
     * @param url the URL; {@code https} is assumed where it has no scheme ({@code http} for this machine)
     * @param kind overrides the kind, or null to find it
     * @param dialect overrides the dialect, or null to find it
     * @throws IllegalArgumentException if this is no URL, or one that no Llama model answers at; says what to use
     */
    public static Endpoint of(String url, @Nullable EndpointKind kind, @Nullable ApiDialect dialect) {
        return EndpointUrl.parse(url).toEndpoint(kind, dialect);
    }

    /** The URL that a request for this operation goes to. */
    public String url(Operation operation) {
        return base + dialect.route(operation) + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whether requests are encrypted. */
    public boolean isEncrypted() {
        return base.startsWith("https:");
    }

    /** Whether the endpoint is on this machine, so that nothing sent to it crosses a network. */
    public boolean isLoopback() {
        return EndpointUrl.isLoopback(URI.create(base).getHost());
    }

    /** The URL for this operation, kind and dialect, with every value of the query but {@code api-version} masked. */
    public String describe(Operation operation) {
        return EndpointUrl.masked(base + dialect.route(operation), query) + " (" + kind + ", " + dialect + ")";
    }

    /** As {@link #describe} for chat. */
    @Override
    public String toString() {
        return describe(Operation.CHAT);
    }
}
