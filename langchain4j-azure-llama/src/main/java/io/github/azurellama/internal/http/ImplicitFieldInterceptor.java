package io.github.azurellama.internal.http;

import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends a request again without an implicit field that the server's error names, and remembers the field if that helped. */
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
        Set<ImplicitField> permanent = EnumSet.noneOf(ImplicitField.class);
        ServerError error = rejection(response);
        for (ImplicitField field = named(wire, error); error != null && field != null; field = named(wire, error)) {
            response.close();
            omitted.add(field);
            if (field.isPermanentlyRejected(error.details().naming())) {
                permanent.add(field);
            }
            wire = dialect.encode(modelRequest, omitted);
            response = chain.proceed(HttpRequests.withBody(request, wire));
            error = rejection(response);
        }
        if (errors.of(response) == null) { // only now it is certain that the fields were what the server rejected
            permanent.forEach(rejectedFields::add);
        }
        return response;
    }

    private @Nullable ServerError rejection(Response response) {
        ServerError error = errors.of(response);
        return error != null && REJECTIONS.contains(error.status()) ? error : null;
    }

    private static @Nullable ImplicitField named(WireRequest wire, @Nullable ServerError error) {
        return error == null
                ? null
                : wire.implicitFields().stream()
                        .filter(field -> field.isNamedIn(error.details().naming()))
                        .findFirst()
                        .orElse(null);
    }
}
