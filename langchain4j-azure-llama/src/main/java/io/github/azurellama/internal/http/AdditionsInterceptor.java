package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.Addition;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Repeats a call without what the library added on its own, if that is what the server refused. */
final class AdditionsInterceptor implements Interceptor {

    private static final Set<Integer> REFUSALS = Set.of(400, 422);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        WireRequest wire = chain.request().tag(WireRequest.class);
        while (wire != null && REFUSALS.contains(ServerAnswer.status(response))) {
            String refusal = ServerAnswer.peek(response);
            Optional<Addition> refused =
                    wire.additions().stream().filter(a -> a.isNamedIn(refusal)).findFirst();
            if (refused.isEmpty()) {
                break;
            }
            response.close();
            wire = wire.without().apply(refused.get(), refused.get().isRefusedForGood(refusal));
            response = chain.proceed(HttpRequests.rewritten(chain.request(), wire));
        }
        return response;
    }
}
