package io.github.azurellama.internal.http;

import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** What can be told of an answer before it is mapped. */
final class ServerAnswer {

    /** As much of an error as anybody reads. */
    static final int MAX_ERROR_BYTES = 16 * 1024;

    private static final int WRAPPED = 424;

    private ServerAnswer() {}

    /** The status that the model's server meant: managed compute wraps it in a 424. */
    static int status(Response response) {
        String wrapped = response.code() == WRAPPED ? response.header("ms-azureml-model-error-statuscode") : null;
        return wrapped != null && wrapped.matches("[45]\\d\\d") ? Integer.parseInt(wrapped) : response.code();
    }

    /** The beginning of an error's body, which stays readable, without the key if it has it; empty if it cannot be read. */
    static String peek(Response response) {
        try {
            return Secrets.masked(
                    response.peekBody(MAX_ERROR_BYTES).string(),
                    response.request().headers());
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * The whole body.
     *
     * @throws OversizeException if it is longer than that
     */
    static byte[] read(ResponseBody body, long maxBytes) throws IOException {
        BufferedSource source = body.source();
        if (source.request(maxBytes + 1)) {
            throw OversizeException.ofAnswer(maxBytes);
        }
        return source.readByteArray();
    }
}
