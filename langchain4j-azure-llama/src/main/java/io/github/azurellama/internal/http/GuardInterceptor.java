package io.github.azurellama.internal.http;

import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.error.InterceptorException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The first interceptor. OkHttp reports a RuntimeException or Error of another one, such as of the user's client, on stderr,
 * drops its reason and leaves the response open; here it becomes an IOException like any other failure.
 */
final class GuardInterceptor implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) { // whatever it is, for Kotlin throws checked exceptions without declaring them
            CallState state = chain.request().tag(CallState.class);
            if (state != null) {
                state.closeResponse();
            }
            throw new InterceptorException(e);
        }
    }
}
