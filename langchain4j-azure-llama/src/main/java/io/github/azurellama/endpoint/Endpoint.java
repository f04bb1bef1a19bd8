package io.github.azurellama.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint: its kind, the dialect of its requests, and the URL that its routes begin with.
 *
 * @param kind the kind of endpoint
 * @param dialect the dialect that requests are written in
 * @param base scheme, host, port and the path before a dialect's route; without a trailing slash
 * @param query the query of each request, without the question mark; empty for none
 */
public record Endpoint(EndpointKind kind, ApiDialect dialect, String base, String query) {

    /** The path of a Foundry project, below which a resource's routes exist once more, for Entra ID only. */
    static final String PROJECTS = "/api/projects/";

    private static final String PROJECT_SCOPE = "https://ai.azure.com/.default";

    /**
     * Derives kind and dialect from a URL, see {@link #of(String, EndpointKind, ApiDialect)}.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if the URL cannot be used; the message says what to use
     */
    public static Endpoint of(String url) {
        return of(url, null, null);
    }

    /**
     * Reads any URL that the Azure portal, a gateway or a self-hosted server shows: a bare host, a base such as {@code /v1},
     * {@code /models} or {@code /openai/v1}, or a complete route with its query. Routes and {@code api-version} are not
     * duplicated. A page of a Foundry project means the OpenAI routes of that project.
     *
     * <p>The kind follows from an Azure host, of the public cloud ({@code azure.com}), of Azure Government
     * ({@code azure.us}) or of Azure China ({@code azure.cn}); other hosts are {@link EndpointKind#OPENAI_COMPATIBLE}, or
     * {@link EndpointKind#MANAGED_COMPUTE} if the path ends in {@code /score}. The dialect follows from the path;
     * {@link ApiDialect#LLAMA_NATIVE}, whose routes are below {@code /v1}, is used for a bare host. A path that ends in another
     * version, such as {@code /api/v3} or {@code /v1beta/openai}, in {@code /models} or in Databricks' {@code /serving-endpoints},
     * and the hosts of GitHub Models, are used as they are, with {@link ApiDialect#AZURE_AI_INFERENCE}. A dated
     * {@code api-version} is left out for {@link EndpointKind#FOUNDRY_OPENAI}, which refuses it.
     *
     * @param url the URL; without a scheme, {@code https} is assumed, or {@code http} for this machine
     * @param kind overrides the kind, or null to derive it
     * @param dialect overrides the dialect, or null to derive it
     * @throws io.github.azurellama.error.InvalidSettingException if the text is not a URL, no Llama model is served at it, or
     *     the kind does not serve the dialect; the message says what to use
     */
    public static Endpoint of(String url, @Nullable EndpointKind kind, @Nullable ApiDialect dialect) {
        return EndpointUrl.parse(url).toEndpoint(kind, dialect);
    }

    /** The URL of requests for this operation. */
    public String url(Operation operation) {
        return base + route(operation) + (query.isEmpty() ? "" : "?" + query);
    }

    /** The dialect of the route that lists the models. */
    public ApiDialect listingDialect() {
        return hasOpenAiRoutesWithoutV1() ? dialect : kind.listingDialect();
    }

    private String route(Operation operation) {
        return operation == Operation.LIST_MODELS && hasOpenAiRoutesWithoutV1() ? "/models" : dialect.route(operation);
    }

    /** Servers with a version of their own in the path have all of their routes below that. */
    private boolean hasOpenAiRoutesWithoutV1() {
        return kind == EndpointKind.OPENAI_COMPATIBLE && dialect == ApiDialect.AZURE_AI_INFERENCE;
    }

    /** The host, in lower case and in ASCII. */
    public String host() {
        return origin().host();
    }

    /** Whether requests are encrypted. */
    public boolean isEncrypted() {
        return base.startsWith("https:");
    }

    /** Whether the endpoint is on this machine, so that requests do not cross a network. */
    public boolean isLoopback() {
        return origin().isLoopback();
    }

    /** Whether the host belongs to Azure, in any of its clouds. */
    public boolean isAzureHost() {
        Origin origin = origin();
        return Arrays.stream(EndpointKind.values()).anyMatch(origin::isOf);
    }

    /**
     * The scope of an Entra ID token for this endpoint: {@link EndpointKind#tokenScope()} in the cloud of the host, or the
     * scope of Foundry projects for the path of a project.
     */
    public String tokenScope() {
        String scope = base.contains(PROJECTS) ? PROJECT_SCOPE : kind.tokenScope();
        return AzureCloud.of(origin().host(), kind.services())
                .map(cloud -> cloud.localized(scope))
                .orElse(scope);
    }

    /**
     * The scopes of the tokens that Azure's services accept in the cloud of this endpoint's host; empty for other hosts. A
     * server that refuses a token may name one of them.
     */
    public List<String> tokenScopes() {
        return Arrays.stream(EndpointKind.values())
                .flatMap(known -> AzureCloud.of(origin().host(), known.services()).stream())
                .findFirst()
                .map(cloud -> Stream.concat(
                                Stream.of(PROJECT_SCOPE),
                                Arrays.stream(EndpointKind.values()).map(EndpointKind::tokenScope))
                        .map(cloud::localized)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /**
     * The same endpoint with the routes of its resource in place of those of its Foundry project: a project takes tokens of
     * Entra ID only, the resource takes keys too.
     */
    public Endpoint withoutProject() {
        return base.contains(PROJECTS) ? new Endpoint(kind, dialect, origin() + kind.basePath(), query) : this;
    }

    /** The URL, kind and dialect, with the values of the query redacted except {@code api-version}. */
    public String describe(Operation operation) {
        return new Query(query).redacted(base + route(operation)) + " (" + kind + ", " + dialect + ")";
    }

    private Origin origin() {
        return ParsedUri.of(base).origin();
    }

    /** As {@link #describe} for chat. */
    @Override
    public String toString() {
        return describe(Operation.CHAT);
    }
}
