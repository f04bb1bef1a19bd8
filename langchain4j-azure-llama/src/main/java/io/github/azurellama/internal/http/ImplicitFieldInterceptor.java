package io.github.azurellama.internal.http;

import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends a request again without an implicit field, if that field is what the server rejected. */
final class ImplicitFieldInterceptor implements Interceptor {

    private static final Set<Integer> REJECTIONS = Set.of(400, 422);

    private final Dialect dialect;
    private final RejectedFields rejectedFields;
    private final ServerErrors errors;

    ImplicitFieldInterceptor(Dialect dialect, RejectedFields rejectedFields, ServerErrors errors) {
        this.dialect = dialect;
        this.rejectedFields = rejectedFields;
        this.errors = errors;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        ModelRequest modelRequest = request.tag(ModelRequest.class);
        WireRequest wire = request.tag(WireRequest.class);
        if (modelRequest == null || wire == null) {
            return response;
        }
        Set<ImplicitField> omitted = rejectedFields.copy();
        for (ImplicitField field = rejected(wire, response); field != null; field = rejected(wire, response)) {
            response.close();
            omitted.add(field);
            wire = dialect.encode(modelRequest, omitted);
            response = chain.proceed(HttpRequests.withBody(request, wire));
        }
        return response;
    }

    private @Nullable ImplicitField rejected(WireRequest wire, Response response) {
        ServerError error = errors.of(response);
        if (error == null || !REJECTIONS.contains(error.status())) {
            return null;
        }
        Optional<ImplicitField> named = wire.implicitFields().stream()
                .filter(field -> field.isNamedIn(error.body()))
                .findFirst();
        named.filter(field -> field.isPermanentlyRejected(error.body())).ifPresent(rejectedFields::add);
        return named.orElse(null);
    }
}
