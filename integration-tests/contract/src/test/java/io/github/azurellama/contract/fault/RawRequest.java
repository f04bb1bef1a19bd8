package io.github.azurellama.contract.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request as it came off the socket. */
record RawRequest(String head, String body) {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

    /** The next request, or null if the client has none. */
    static @Nullable RawRequest read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (head.isEmpty() && !Character.isLetter(next)) {
                throw new IOException("this is not HTTP");
            }
            head.append((char) next);
        }
        var length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new RawRequest(head.toString(), new String(body, StandardCharsets.UTF_8));
    }

    boolean isConnect() {
        return head.startsWith("CONNECT ");
    }

    /** What a right response to it looks like. */
    ResponseShape responseShape() {
        return new ResponseShape(head.contains("/chat/completions "), body.contains("\"stream\":true"));
    }
}
