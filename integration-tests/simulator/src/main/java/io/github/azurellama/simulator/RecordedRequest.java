package io.github.azurellama.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached the simulator, whatever became of it.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param query the query parameters, decoded
 * @param headers the headers, with names in lower case
 * @param body the body as JSON; a missing node if there was none or it was not JSON
 * @param text the body as it was sent
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        JsonNode body,
        String text) {

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
