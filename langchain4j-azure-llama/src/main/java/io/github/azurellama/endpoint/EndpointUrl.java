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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final List<String> ROUTES =
            List.of("/chat/completions", "/completions", "/images/embeddings", "/embeddings", "/responses", "/info");
    private static final String SCORE_ROUTE = "/score";
    private static final String API_VERSION = "api-version";

    static EndpointUrl parse(String pasted) {
        URI uri = uri(pasted.strip());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/{2,}", "/");
        String trimmed = withoutEnd(path, "/");
        String unrouted = trimmed;
        for (String route : ROUTES) {
            unrouted = withoutEnd(unrouted, route);
        }
        unrouted = unrouted.endsWith("/v1/models") ? withoutEnd(unrouted, "/models") : unrouted;
        String root = withoutEnd(withoutEnd(unrouted, "/v1"), SCORE_ROUTE);
        String origin = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        boolean routed = !unrouted.equals(trimmed) || query.contains(API_VERSION + "=");
        var url = new EndpointUrl(origin, host, root, told(unrouted, routed), query);
        url.refuseWhatServesNoLlama();
        return url;
    }

    private static @Nullable ApiDialect told(String unrouted, boolean routed) {
        if (unrouted.endsWith(SCORE_ROUTE)) {
            return SCORE;
        }
        if (unrouted.endsWith("/v1")) {
            return LLAMA_NATIVE;
        }
        return routed ? AZURE_AI_INFERENCE : null;
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
        if (dialect != AZURE_AI_INFERENCE || version == null || query.contains(API_VERSION + "=")) {
            return query;
        }
        return (query.isEmpty() ? "" : query + "&") + API_VERSION + "=" + version;
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

    private static String withoutEnd(String path, String end) {
        return path.endsWith(end) ? path.substring(0, path.length() - end.length()) : path;
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
                        + Arrays.stream(query.split("&"))
                                .map(pair ->
                                        pair.startsWith(API_VERSION + "=") ? pair : pair.replaceFirst("=.*", "=***"))
                                .collect(Collectors.joining("&"));
    }
}
