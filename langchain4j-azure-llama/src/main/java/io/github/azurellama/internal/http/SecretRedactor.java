package io.github.azurellama.internal.http;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Knows which headers and parameters hold secrets, and redacts these where a server quotes them. */
final class SecretRedactor {

    static final String REDACTED = "***";

    private static final Pattern NAME =
            Pattern.compile("auth|key|token|secret|password|credential|cookie|signature|\\bsig\\b");
    private static final Pattern HARMLESS_NAME = Pattern.compile("rate-?limit|_token_len");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s;,]+");

    /** Keys are longer; to redact a shorter value would also redact ordinary words. */
    private static final int SHORTEST = 8;

    private SecretRedactor() {}

    /** Whether a header of that name may hold a secret. */
    static boolean isIn(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).find() && !HARMLESS_NAME.matcher(name).find();
    }

    /** That text of a server without the secrets that it was sent: a gateway may quote the key that it refuses. */
    static String redact(String text, Request sent) {
        Set<String> secrets = secrets(sent);
        if (secrets.isEmpty() || text.isEmpty()) {
            return text;
        }
        return Pattern.compile(
                        secrets.stream().map(SecretRedactor::inAnySpelling).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll(REDACTED);
    }

    private static Set<String> secrets(Request sent) {
        Set<String> secrets = new LinkedHashSet<>();
        Headers headers = sent.headers();
        for (int i = 0; i < headers.size(); i++) {
            if (isIn(headers.name(i))) {
                // Without the scheme, as in "Bearer ...", and each of several values, as in a cookie.
                add(secrets, headers.value(i).replaceFirst("^\\w+ +(?=\\S+$)", ""));
                SEPARATORS
                        .splitAsStream(headers.value(i))
                        .forEach(value -> add(secrets, value.replaceFirst("^\\w+=(?=.)", "")));
            }
        }
        HttpUrl url = sent.url();
        for (int i = 0; i < url.querySize(); i++) {
            if (!url.queryParameterName(i).equals("api-version")) {
                add(secrets, String.valueOf(url.queryParameterValue(i)));
            }
        }
        return secrets;
    }

    private static void add(Set<String> secrets, String value) {
        if (value.length() >= SHORTEST) {
            secrets.add(value);
        }
    }

    /** The secret as it is, or with characters escaped as JSON, URLs and HTML do. */
    private static String inAnySpelling(String secret) {
        return secret.chars()
                .mapToObj(c -> Character.isLetterOrDigit(c) ? literal(c) : literalOrEscaped(c))
                .collect(Collectors.joining());
    }

    private static String literalOrEscaped(int c) {
        String escaped = String.format("\\\\u%1$04x|%%%1$02x|&#%1$d;|&#x%1$x;", c);
        return "(?:" + literal(c) + "|\\\\" + literal(c) + "|" + escaped + ")";
    }

    private static String literal(int c) {
        return Pattern.quote(String.valueOf((char) c));
    }
}
