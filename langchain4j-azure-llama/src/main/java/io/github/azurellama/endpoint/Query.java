package io.github.azurellama.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of a URL, with at most one {@code api-version}.
 *
 * @param text the query without the question mark; empty for none
 */
record Query(String text) {

    private static final Pattern DATED_VERSION = Pattern.compile("api-version=\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern API_VERSION = Pattern.compile("api-version=[\\w.-]*");

    /** Keeps the first {@code api-version}: it is the portal's, and further ones were added by hand. */
    static Query of(String raw) {
        List<String> pairs = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (!isApiVersion(pair) || pairs.stream().noneMatch(Query::isApiVersion)) {
                pairs.add(pair);
            }
        }
        return new Query(String.join("&", pairs));
    }

    boolean hasApiVersion() {
        return Arrays.stream(text.split("&")).anyMatch(Query::isApiVersion);
    }

    /** The same query with this version, if it has none. */
    Query withApiVersion(@Nullable String version) {
        if (version == null || hasApiVersion()) {
            return this;
        }
        return new Query((text.isEmpty() ? "" : text + "&") + "api-version=" + version);
    }

    /** The same query without a version of the older routes, which Azure's {@code /openai/v1} refuses. */
    Query withoutDatedVersion() {
        return new Query(Arrays.stream(text.split("&", -1))
                .filter(pair -> !DATED_VERSION.matcher(pair).matches())
                .collect(Collectors.joining("&")));
    }

    /** The URL with this query. Only {@code api-version} is shown, because a gateway may take its key in the query. */
    String redacted(String url) {
        return text.isEmpty()
                ? url
                : url + "?"
                        + Arrays.stream(text.split("&", -1))
                                .map(Query::redactedPair)
                                .collect(Collectors.joining("&"));
    }

    private static String redactedPair(String pair) {
        return isApiVersion(pair) ? pair : pair.substring(0, pair.indexOf('=') + 1) + "***";
    }

    private static boolean isApiVersion(String pair) {
        return API_VERSION.matcher(pair).matches();
    }
}
