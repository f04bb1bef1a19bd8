package io.github.azurellama.simulator.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP call as an endpoint sees it.
 *
 * @param method the HTTP method in capitals
 * @param path the path without the query, starting with a slash
 * @param query the query parameters, decoded
 * @param headers the headers, with names in lower case
 * @param body the body as text; empty if there is none
 */
public record EndpointRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A query parameter's value. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
