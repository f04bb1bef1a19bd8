package io.github.azurellama.endpoint;

import static io.github.azurellama.endpoint.ApiDialect.AZURE_AI_INFERENCE;
import static io.github.azurellama.endpoint.ApiDialect.LLAMA_NATIVE;
import static io.github.azurellama.endpoint.ApiDialect.SCORE;
import static io.github.azurellama.endpoint.EndpointKind.FOUNDRY_MODELS;
import static io.github.azurellama.endpoint.EndpointKind.FOUNDRY_OPENAI;
import static io.github.azurellama.endpoint.EndpointKind.MANAGED_COMPUTE;
import static io.github.azurellama.endpoint.EndpointKind.OPENAI_COMPATIBLE;
import static io.github.azurellama.endpoint.EndpointKind.SERVERLESS;

import io.github.azurellama.error.InvalidSettingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pasted URL, split into what the endpoint is built from.
 *
 * @param origin scheme, host and port
 * @param path the path without route and {@code /v1}; no trailing slash
 * @param pathDialect the dialect that the route implies, or null
 * @param query the query
 */
record EndpointUrl(Origin origin, String path, @Nullable ApiDialect pathDialect, Query query) {

    /**
     * The end of a path that is not part of the base. A URL put together by hand may have it twice; the bound keeps the match
     * from recursing without limit.
     */
    private static final Pattern ROUTE = Pattern.compile(
            "(?<chat>(?:/v1|/chat/completions|/completions){0,9})"
                    + "(?<other>/score|(?<=/v1)/(?:models|chat|messages)|/images/embeddings|/embeddings|/responses|/info|/tokenize)?\\z");

    /** A path that routes follow without {@code /v1}: it has a version already, or is of the Model Inference API or Databricks. */
    private static final Pattern WITHOUT_V1 =
            Pattern.compile(".*(?:/v\\d+(?:alpha|beta)?\\d*(?:/openai)?|/models|/serving-endpoints)");

    /** The hosts of GitHub Models, which has no {@code /v1} either. */
    private static final Set<String> GITHUB_MODELS = Set.of("models.github.ai", "models.inference.ai.azure.com");

    /** A Foundry project, or a page below it; the group is the project. */
    private static final Pattern PROJECT = Pattern.compile("(" + Endpoint.PROJECTS + "[^/]+)(?:/.*)?");

    /** The beginning of a project's path, without the project. */
    private static final Pattern NO_PROJECT = Pattern.compile("/api(?:/projects)?");

    static EndpointUrl parse(String pasted) {
        ParsedUri uri = ParsedUri.of(pasted);
        String path = uri.path().replaceAll("/{2,}", "/");
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Matcher route = ROUTE.matcher(trimmed);
        String base = route.find() ? trimmed.substring(0, route.start()) : trimmed;
        Query query = Query.of(uri.query());
        boolean isWithoutV1 = WITHOUT_V1.matcher(base).matches()
                || GITHUB_MODELS.contains(uri.origin().host());
        ApiDialect dialect = dialect(trimmed.substring(base.length()), isWithoutV1 || query.hasApiVersion());
        var url = new EndpointUrl(uri.origin(), base, dialect, query);
        url.checkServesLlama();
        return url.origin.isOf(FOUNDRY_OPENAI) ? url.withOpenAiRoutesOfProject() : url;
    }

    /** A project has the routes of its resource once more, below its own path. */
    private EndpointUrl withOpenAiRoutesOfProject() {
        if (NO_PROJECT.matcher(path).matches()) {
            return new EndpointUrl(origin, "", null, query);
        }
        Matcher project = PROJECT.matcher(path);
        return project.matches()
                ? new EndpointUrl(origin, project.group(1) + FOUNDRY_OPENAI.basePath(), LLAMA_NATIVE, query)
                : this;
    }

    private static @Nullable ApiDialect dialect(String route, boolean isWithoutV1) {
        if (route.endsWith("/score")) {
            return SCORE;
        }
        if (route.contains("/v1")) {
            return LLAMA_NATIVE;
        }
        boolean isAmbiguous = route.isEmpty() || route.endsWith("/tokenize");
        return isAmbiguous && !isWithoutV1 ? null : AZURE_AI_INFERENCE;
    }

    Endpoint toEndpoint(@Nullable EndpointKind givenKind, @Nullable ApiDialect givenDialect) {
        EndpointKind kind = givenKind != null ? givenKind : kind(givenDialect);
        ApiDialect dialect = givenDialect != null ? givenDialect : dialect(kind);
        if (!kind.serves(dialect)) {
            throw new InvalidSettingException(
                    "apiDialect",
                    dialect,
                    "apiDialect " + dialect + " does not exist on an endpoint of kind " + kind + " (" + this + "): use "
                            + kind.dialects().stream().sorted().map(Enum::name).collect(Collectors.joining(" or "))
                            + ", or set endpointKind if this is another kind of endpoint");
        }
        boolean isOpenAi = kind == FOUNDRY_OPENAI && dialect == LLAMA_NATIVE;
        Query sent = isOpenAi
                ? query.withoutDatedVersion()
                : query.withApiVersion(dialect == AZURE_AI_INFERENCE ? kind.apiVersion() : null);
        String base = path.isEmpty() || isBaseOfOther(kind) ? kind.basePath() : path;
        return new Endpoint(kind, dialect, origin + base, sent.text());
    }

    /** Whether the URL has the routes of another kind, which its host serves beside those of the given one. */
    private boolean isBaseOfOther(EndpointKind kind) {
        return origin.isOf(kind)
                && Stream.of(EndpointKind.values())
                        .anyMatch(other -> other != kind && origin.isOf(other) && path.equals(other.basePath()));
    }

    private EndpointKind kind(@Nullable ApiDialect givenDialect) {
        if (origin.isOf(SERVERLESS)) {
            return SERVERLESS;
        }
        if (origin.isOf(MANAGED_COMPUTE)) {
            return MANAGED_COMPUTE;
        }
        if (origin.isOf(FOUNDRY_MODELS)) {
            return path.endsWith(FOUNDRY_MODELS.basePath()) || (path.isEmpty() && givenDialect == AZURE_AI_INFERENCE)
                    ? FOUNDRY_MODELS
                    : FOUNDRY_OPENAI;
        }
        return pathDialect == SCORE ? MANAGED_COMPUTE : OPENAI_COMPATIBLE;
    }

    private ApiDialect dialect(EndpointKind kind) {
        return pathDialect != null && kind.serves(pathDialect) ? pathDialect : kind.defaultDialect();
    }

    private void checkServesLlama() {
        if (AzureCloud.isPortal(origin.host())) {
            throw refused("is a page of the portal, not an endpoint. Copy the deployment's \"Target URI\" instead");
        }
        if (path.contains("/openai/deployments/")) {
            throw refused("is a route of Azure OpenAI, which serves no Llama model. Use " + origin
                    + "/openai/v1 with modelName set to the deployment's name");
        }
    }

    private InvalidSettingException refused(String why) {
        return new InvalidSettingException("endpoint", this, "endpoint " + this + " " + why);
    }

    /** The URL without its route and with the query redacted. */
    @Override
    public String toString() {
        return query.redacted(origin + path);
    }
}
