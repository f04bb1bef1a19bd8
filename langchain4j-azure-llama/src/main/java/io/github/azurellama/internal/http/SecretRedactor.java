package io.github.azurellama.internal.http;

import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Tells which headers hold secrets, and masks these where a server repeats them. */
final class SecretRedactor {

    static final String REDACTED = "***";

    private static final Pattern NAME =
            Pattern.compile("auth|key|token|secret|password|credential|cookie|signature|\\bsig\\b");
    private static final Pattern HARMLESS_NAME = Pattern.compile("rate-?limit|_token_len");

    /** Keys are longer; what is shorter would mask words that are none. */
    private static final int SHORTEST = 8;

    private SecretRedactor() {}

    /** Whether a header of that name may hold a secret. */
    static boolean isIn(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).find() && !HARMLESS_NAME.matcher(name).find();
    }

    /** That text of a server without the secrets that it was sent: a gateway may quote the key that it refuses. */
    static String redact(String text, Headers sent) {
        String redacted = text;
        for (int i = 0; i < sent.size(); i++) {
            String value = sent.value(i);
            String secret = value.substring(value.lastIndexOf(' ') + 1); // after the scheme, as in "Bearer ..."
            if (secret.length() >= SHORTEST && isIn(sent.name(i))) {
                redacted = redacted.replace(secret, REDACTED);
            }
        }
        return redacted;
    }
}
