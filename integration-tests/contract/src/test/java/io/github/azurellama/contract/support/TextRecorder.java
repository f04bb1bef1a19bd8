package io.github.azurellama.contract.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;

/** Keeps the callbacks of streamed texts. */
public final class TextRecorder extends StreamRecorder<Response<String>> implements StreamingResponseHandler<String> {

    @Override
    public void onNext(String piece) {
        record(Kind.TEXT, piece);
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
    Response<String> answer(Object told) {
        return (Response<String>) told;
    }

    @Override
    void assertAgrees(Response<String> answer) {
        assertThat(String.join("", pieces())).as("the pieces, joined").isEqualTo(answer.content());
    }
}
