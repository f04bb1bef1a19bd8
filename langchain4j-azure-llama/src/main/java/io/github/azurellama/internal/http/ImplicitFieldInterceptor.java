package io.github.azurellama.internal.http;

import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again without an implicit field that the server's error rejects, and remembers the field if that helped.
 * Happens before the first byte of a response is read, so streams are no different.
 */
final class ImplicitFieldInterceptor implements Interceptor {

    private final Dialect dialect;
    private final RejectedFields rejectedFields;
    private final ServerErrors errors;

    ImplicitFieldInterceptor(Backend backend) {
        this.dialect = backend.dialect();
        this.rejectedFields = backend.rejected();
        this.errors = backend.errors();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        RequestVariants variants = request.tag(RequestVariants.class);
        WireRequest wire = request.tag(WireRequest.class);
        ServerError error = errors.of(response);
        if (variants == null || wire == null || rejected(wire, error) == null) {
            return response;
        }
        Set<ImplicitField> omitted = EnumSet.noneOf(ImplicitField.class);
        omitted.addAll(rejectedFields.all());
        Map<ImplicitField, ServerError> permanent = new EnumMap<>(ImplicitField.class);
        for (ImplicitField field = rejected(wire, error);
                error != null && field != null;
                field = rejected(wire, error)) {
            response.close();
            omitted.add(field);
            if (field.isPermanentlyRejected(error.details().naming())) {
                permanent.put(field, error);
            }
            ModelRequest modelRequest = variants.without(omitted);
            wire = dialect.encode(modelRequest, omitted);
            response = chain.proceed(HttpRequests.withBody(request, modelRequest, wire));
            error = errors.of(response);
        }
        if (error == null) { // only now it is certain that the fields were what the server rejected
            permanent.forEach(rejectedFields::add);
        }
        return response;
    }

    private static @Nullable ImplicitField rejected(WireRequest wire, @Nullable ServerError error) {
        if (error == null) {
            return null;
        }
        for (ImplicitField field : wire.implicitFields()) {
            if (field.isRejectedBy(error.status(), error.details().naming())) {
                return field;
            }
        }
        return null;
    }
}
