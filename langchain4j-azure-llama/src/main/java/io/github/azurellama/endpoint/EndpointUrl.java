package io.github.azurellama.endpoint;

import static io.github.azurellama.endpoint.ApiDialect.AZURE_AI_INFERENCE;
import static io.github.azurellama.endpoint.ApiDialect.LLAMA_NATIVE;
import static io.github.azurellama.endpoint.ApiDialect.SCORE;
import static io.github.azurellama.endpoint.EndpointKind.FOUNDRY_MODELS;
import static io.github.azurellama.endpoint.EndpointKind.FOUNDRY_OPENAI;
import static io.github.azurellama.endpoint.EndpointKind.MANAGED_COMPUTE;
import static io.github.azurellama.endpoint.EndpointKind.OPENAI_COMPATIBLE;
import static io.github.azurellama.endpoint.EndpointKind.SERVERLESS;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A URL as somebody pasted it, taken apart.
 *
 * @param origin scheme, host and port
 * @param host the host in lower case
 * @param path what is left of the path without route and {@code /v1}; no trailing slash
 * @param told the dialect that the path tells, or null
 * @param query the query as pasted, empty for none
 */
record EndpointUrl(
        String origin, String host, String path, @Nullable ApiDialect told, String query) {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");

    /** The end of a path that is no part of the base; pasted together by hand, it may be there twice, but not for ever. */
    private static final Pattern ROUTE = Pattern.compile("(?<chat>(?:/v1|/chat/completions|/completions){0,9})"
            + "(?<other>/score|(?<=/v1)/models|/images/embeddings|/embeddings|/responses|/info|/tokenize)?\\z");

    private static final Pattern API_VERSION = Pattern.compile("api-version=[\\w.-]*");

    static EndpointUrl parse(String pasted) {
        URI uri = uri(pasted.strip());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/{2,}", "/");
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Matcher route = ROUTE.matcher(trimmed);
        String root = route.find() ? trimmed.substring(0, route.start()) : trimmed;
        String origin = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String query = withOneApiVersion(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        var url = new EndpointUrl(origin, host, root, told(trimmed.substring(root.length()), query), query);
        url.refuseWhatServesNoLlama();
        return url;
    }

    private static @Nullable ApiDialect told(String route, String query) {
        if (route.endsWith("/score")) {
            return SCORE;
        }
        if (route.contains("/v1")) {
            return LLAMA_NATIVE;
        }
        boolean tellsNone = route.isEmpty() || route.endsWith("/tokenize");
        return tellsNone && !hasApiVersion(query) ? null : AZURE_AI_INFERENCE;
    }

    private static boolean hasApiVersion(String query) {
        return Arrays.stream(query.split("&")).anyMatch(EndpointUrl::isApiVersion);
    }

    private static boolean isApiVersion(String pair) {
        return API_VERSION.matcher(pair).matches();
    }

    /** The first one counts: it is the portal's, and what follows was added by hand. */
    private static String withOneApiVersion(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!isApiVersion(pair) || pairs.stream().noneMatch(EndpointUrl::isApiVersion)) {
                pairs.add(pair);
            }
        }
        return String.join("&", pairs);
    }

    Endpoint toEndpoint(@Nullable EndpointKind givenKind, @Nullable ApiDialect givenDialect) {
        EndpointKind kind = givenKind != null ? givenKind : kind(givenDialect);
        ApiDialect dialect = givenDialect != null ? givenDialect : dialect(kind);
        if (!kind.serves(dialect)) {
            throw new IllegalArgumentException(
                    "apiDialect " + dialect + " does not exist on an endpoint of kind " + kind
                            + " (" + masked(origin + path, query) + "): use "
                            + kind.dialects().stream().sorted().map(Enum::name).collect(Collectors.joining(" or "))
                            + ", or set endpointKind if this is another kind of endpoint");
        }
        return new Endpoint(kind, dialect, origin + root(kind), query(kind, dialect));
    }

    private EndpointKind kind(@Nullable ApiDialect givenDialect) {
        if (hostIn("models.ai.azure.com", "inference.ai.azure.com")) {
            return SERVERLESS;
        }
        if (hostIn("inference.ml.azure.com", "inference.ml.azure.us", "inference.ml.azure.cn")) {
            return MANAGED_COMPUTE;
        }
        if (isFoundry()) {
            return path.endsWith("/models") || (path.isEmpty() && givenDialect == AZURE_AI_INFERENCE)
                    ? FOUNDRY_MODELS
                    : FOUNDRY_OPENAI;
        }
        return told == SCORE ? MANAGED_COMPUTE : OPENAI_COMPATIBLE;
    }

    private ApiDialect dialect(EndpointKind kind) {
        if (told != null && kind.serves(told)) {
            return told;
        }
        return kind.serves(LLAMA_NATIVE) ? LLAMA_NATIVE : AZURE_AI_INFERENCE;
    }

    /** The Foundry kinds have a path of their own before the route, which a bare host leaves out. */
    private String root(EndpointKind kind) {
        if (!path.isEmpty()) {
            return path;
        }
        return switch (kind) {
            case FOUNDRY_MODELS -> "/models";
            case FOUNDRY_OPENAI -> "/openai";
            default -> "";
        };
    }

    private String query(EndpointKind kind, ApiDialect dialect) {
        String version = kind.apiVersion();
        if (dialect != AZURE_AI_INFERENCE || version == null || hasApiVersion(query)) {
            return query;
        }
        return (query.isEmpty() ? "" : query + "&") + "api-version=" + version;
    }

    private boolean isFoundry() {
        return hostIn("services.ai.azure.com", "openai.azure.com", "cognitiveservices.azure.com", "openai.azure.us");
    }

    private boolean hostIn(String... domains) {
        return Arrays.stream(domains).anyMatch(domain -> host.endsWith("." + domain));
    }

    private void refuseWhatServesNoLlama() {
        if (List.of("ai.azure.com", "ml.azure.com", "portal.azure.com").contains(host)) {
            throw refused("is a page of the portal, not an endpoint. Copy the deployment's \"Target URI\" instead");
        }
        if (path.contains("/openai/deployments/")) {
            throw refused("is a route of Azure OpenAI, which serves no Llama model. Use " + origin
                    + "/openai/v1 with modelName set to the deployment's name");
        }
        if (isFoundry() && path.startsWith("/api/projects/") && !path.endsWith("/openai")) {
            throw refused("is a project endpoint, which answers no chat requests. Use " + origin
                    + "/openai/v1 with modelName set to the deployment's name");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("endpoint " + masked(origin + path, query) + " " + why);
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(withScheme(text));
            if (uri.getHost() == null
                    || !uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
                throw new URISyntaxException("", "an http or https URL with a host is needed");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new URISyntaxException("", "user name, password and fragment have no place in it");
            }
            return uri;
        } catch (URISyntaxException e) {
            int secret = text.indexOf('@') >= 0 ? 0 : text.indexOf('?');
            String shown = secret < 0 ? text : text.substring(0, secret) + "...";
            throw new IllegalArgumentException("endpoint '" + shown + "' is not usable: " + e.getReason()
                    + ". Paste the URL that the Azure portal shows for the deployment,"
                    + " for example https://NAME.REGION.models.ai.azure.com");
        }
    }

    private static String withScheme(String text) {
        if (SCHEME.matcher(text).matches()) {
            return text;
        }
        String host = text.startsWith("[") ? text.replaceFirst("].*", "]") : text.replaceFirst("[:/?].*", "");
        return (isLoopback(host) ? "http://" : "https://") + text;
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** A gateway may take its key in the query, so only the one value that is known to be harmless is shown. */
    static String masked(String url, String query) {
        return query.isEmpty()
                ? url
                : url + "?"
                        + Arrays.stream(query.split("&", -1))
                                .map(EndpointUrl::masked)
                                .collect(Collectors.joining("&"));
    }

    private static String masked(String pair) {
        return isApiVersion(pair) ? pair : pair.substring(0, pair.indexOf('=') + 1) + "***";
    }
}
