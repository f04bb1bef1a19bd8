package io.github.azurellama.endpoint;

import io.github.azurellama.error.InvalidSettingException;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a text that is a URL of HTTP.
 *
 * @param origin scheme, host and port
 * @param path the path as written, may be empty
 * @param query the query as written, empty for none
 */
record ParsedUri(Origin origin, String path, String query) {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");

    /** What is copied along with a URL: white space, invisible characters, quotation marks. */
    private static final String WRAPPING = "[\\s\\p{Z}\\p{Cf}\"'`\\p{Pi}\\p{Pf}]+";

    private static final Pattern AROUND = Pattern.compile("\\A" + WRAPPING + "|" + WRAPPING + "\\z");

    private static final Pattern AUTHORITY = Pattern.compile("(?<host>\\[[^]]*]|[^:@\\[\\]]+)(?::(?<port>\\d*))?");

    /** A name as in DNS, and with the underscores that names of Docker and Windows have. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.?");

    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;
    private static final int MAX_PORT = 65_535;

    /**
     * The parts of a text, without the white space and quotation marks that came along with it.
     *
     * @throws InvalidSettingException if the text is not such a URL; shows neither password nor query
     */
    static ParsedUri of(String pasted) {
        String text = AROUND.matcher(pasted).replaceAll("");
        try {
            URI uri = new URI(withScheme(text));
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            String authority = uri.getRawAuthority();
            if (authority == null || !scheme.matches("https?")) {
                throw new URISyntaxException("", "an http or https URL with a host is needed");
            }
            if (authority.contains("@")) {
                throw new URISyntaxException("", "remove user name and password");
            }
            Matcher parts = AUTHORITY.matcher(authority);
            if (!parts.matches()) {
                throw new URISyntaxException("", "an http or https URL with a host is needed");
            }
            String host = host(uri, parts.group("host"));
            // Pages of the portal have one, and are refused with a remedy of their own.
            if (uri.getRawFragment() != null && !AzureCloud.isPortal(host)) {
                throw new URISyntaxException("", "remove the fragment, which begins with #");
            }
            return new ParsedUri(
                    new Origin(scheme, host, port(parts.group("port"))),
                    uri.getRawPath() == null ? "" : uri.getRawPath(),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery());
        } catch (URISyntaxException e) {
            throw refused(text, e.getReason());
        }
    }

    private static String host(URI uri, String written) throws URISyntaxException {
        // URI has no host where the name has an underscore or letters outside ASCII.
        String host = uri.getHost() == null ? ascii(written) : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.matches("https?")) {
            throw new URISyntaxException("", "write '" + host + "://' once, and the host behind it");
        }
        boolean isAddress = host.startsWith("[");
        if (isAddress && host.contains("%")) {
            throw new URISyntaxException("", "remove the zone of the address, which begins with %");
        }
        if (!isAddress && !isName(host)) {
            throw new URISyntaxException(
                    "",
                    "no such host can exist; a name has at most " + MAX_NAME + " characters, and " + MAX_LABEL
                            + " between two dots");
        }
        return host;
    }

    private static String ascii(String host) throws URISyntaxException {
        try {
            String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
            if (NAME.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) { // a label is empty or too long; refused below
        }
        throw new URISyntaxException("", "an http or https URL with a host is needed");
    }

    private static boolean isName(String host) {
        return host.length() <= MAX_NAME && Stream.of(host.split("\\.")).allMatch(ParsedUri::canExist);
    }

    /** Whether a part of a name is short enough for DNS and, if it is coded in ASCII, stands for other letters. */
    private static boolean canExist(String label) {
        boolean isCoded = label.startsWith("xn--");
        return label.length() <= MAX_LABEL
                && (!isCoded || (!label.contains("_") && !IDN.toUnicode(label).equalsIgnoreCase(label)));
    }

    private static int port(@Nullable String digits) throws URISyntaxException {
        if (digits == null || digits.isEmpty()) {
            return -1;
        }
        int port = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (port < 1 || port > MAX_PORT) {
            throw new URISyntaxException("", "port " + digits + " is not between 1 and " + MAX_PORT);
        }
        return port;
    }

    private static InvalidSettingException refused(String text, String reason) {
        int secret = text.indexOf('@') >= 0 ? 0 : text.indexOf('?');
        String shown = secret < 0 ? text : text.substring(0, secret) + "...";
        return new InvalidSettingException(
                "endpoint",
                shown,
                "endpoint '" + shown + "' is not usable: " + reason
                        + ". Paste the URL that the Azure portal shows for the deployment,"
                        + " for example https://NAME.REGION.models.ai.azure.com");
    }

    private static String withScheme(String text) {
        if (SCHEME.matcher(text).matches()) {
            return text;
        }
        String host = text.startsWith("[") ? text.replaceFirst("].*", "]") : text.replaceFirst("[:/?].*", "");
        return (Origin.isLoopback(host) ? "http://" : "https://") + text;
    }
}
