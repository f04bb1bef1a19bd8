package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.WireRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** An endpoint that attempts go to: how requests are written for it, and what its responses showed in the life of a model. */
public final class Backend {

    static final String DEPLOYMENT = "azureml-model-deployment";

    private static final String USER_AGENT = "langchain4j-azure-llama";

    private final Dialect dialect;
    private final BackendSettings settings;
    private final RejectedFields rejectedFields;
    private final ServerErrors errors;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** One for each operation: parsing it costs as much as writing a short request. */
    private final Map<String, HttpUrl> urls = new ConcurrentHashMap<>();

    /** The dialect's endpoint. */
    public Backend(Dialect dialect, BackendSettings settings, Logger logger) {
        this.dialect = dialect;
        this.settings = settings;
        this.rejectedFields = new RejectedFields(logger);
        this.errors = new ServerErrors(dialect.endpoint());
        headers.put("User-Agent", USER_AGENT);
        if (settings.deployment != null) {
            headers.put(DEPLOYMENT, settings.deployment);
        }
    }

    /** The endpoint. */
    public Endpoint endpoint() {
        return dialect.endpoint();
    }

    /** The deployment's name in a pool, or null for an endpoint alone. */
    public @Nullable String name() {
        return settings.name;
    }

    /** The name of the model in a pool for requests that name none, or null. */
    public @Nullable String modelName() {
        return settings.modelName;
    }

    /** The implicit fields that the endpoint has rejected so far. */
    public Set<ImplicitField> rejectedFields() {
        return rejectedFields.all();
    }

    Dialect dialect() {
        return dialect;
    }

    BackendSettings settings() {
        return settings;
    }

    /** Whether the credential is sent to this computer only, as it is not encrypted. */
    boolean isForThisComputer() {
        return settings.credential != null && !endpoint().isEncrypted() && !settings.allowInsecureHttp;
    }

    RejectedFields rejected() {
        return rejectedFields;
    }

    ServerErrors errors() {
        return errors;
    }

    /** Sends a request to the model here. */
    Request request(RequestVariants variants, Map<String, String> customHeaders, CallEvents events) {
        Set<ImplicitField> rejected = rejectedFields.all();
        ModelRequest request = variants.without(rejected);
        return request(dialect.encode(request, rejected), variants, request, customHeaders, events);
    }

    /** Sends a request of a route that generates nothing here. */
    Request request(WireRequest wire, Map<String, String> customHeaders, CallEvents events) {
        return request(wire, null, null, customHeaders, events);
    }

    private Request request(
            WireRequest wire,
            @Nullable RequestVariants variants,
            @Nullable ModelRequest request,
            Map<String, String> customHeaders,
            CallEvents events) {
        HttpUrl url = urls.computeIfAbsent(wire.url(), HttpUrl::get);
        return HttpRequests.of(url, wire, variants, request, headers, customHeaders, events);
    }
}
