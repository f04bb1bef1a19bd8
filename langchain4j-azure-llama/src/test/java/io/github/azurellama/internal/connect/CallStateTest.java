package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** OkHttp loses a cancellation that comes after the connection is made and before the handshake begins. */
class CallStateTest {

    @Test
    void a_handshake_of_a_cancelled_call_does_not_begin() {
        Call call = new OkHttpClient()
                .newCall(new Request.Builder().url("https://localhost/").build());
        var state = new CallState();
        assertThatCode(() -> state.secureConnectStart(call)).doesNotThrowAnyException();

        call.cancel();

        assertThatThrownBy(() -> state.secureConnectStart(call)).isExactlyInstanceOf(IOException.class);
    }
}
