package io.github.azurellama.simulator.responder;

import java.util.Base64;
import java.util.Optional;

/**
 * An image in a user message. It is never fetched.
 *
 * @param url an http(s) address or a {@code data:} URL
 * @param detail {@code auto}, {@code low} or {@code high}
 */
public record Image(String url, String detail) {

    /** The decoded bytes of a base64 {@code data:} URL; empty for an address. */
    public Optional<byte[]> bytes() {
        int comma = url.indexOf(',');
        if (!url.startsWith("data:") || comma < 0) {
            return Optional.empty();
        }
        return Optional.of(Base64.getMimeDecoder().decode(url.substring(comma + 1)));
    }
}
