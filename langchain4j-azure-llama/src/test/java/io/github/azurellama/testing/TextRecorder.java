package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;

/** Keeps the callbacks of streamed completions. */
public final class TextRecorder extends StreamRecorder<Response<String>> implements StreamingResponseHandler<String> {

    @Override
    public void onNext(String delta) {
        record(Kind.TEXT, delta);
    }

    @Override
    public void onComplete(Response<String> response) {
        record(Kind.COMPLETE, response);
    }

    @Override
    public void onError(Throwable error) {
        record(Kind.ERROR, error);
    }

    @Override
    @SuppressWarnings("unchecked")
    Response<String> response(Object value) {
        return (Response<String>) value;
    }

    @Override
    void assertAgrees(Response<String> response) {
        assertThat(String.join("", chunks())).as("the deltas of text").isEqualTo(response.content());
    }
}
