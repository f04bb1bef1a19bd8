package io.github.azurellama.samples.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** A response that is written while the response is being made: each event is a line of JSON. */
final class ResponseLines implements Consumer<ResponseEvent> {

    private static final MediaType LINES = new MediaType(MediaType.APPLICATION_NDJSON, StandardCharsets.UTF_8);

    /** The model has timeouts of its own. */
    private static final long NEVER = 0;

    private final ResponseBodyEmitter body = new ResponseBodyEmitter(NEVER);
    private final ObjectMapper json;

    ResponseLines(ObjectMapper json) {
        this.json = json;
    }

    /** The response; what is to be done when the browser has gone is done at the end as well. */
    ResponseEntity<ResponseBodyEmitter> response(Runnable whenGone) {
        body.onError(problem -> whenGone.run());
        body.onCompletion(whenGone);
        return ResponseEntity.ok().contentType(LINES).body(body);
    }

    @Override
    public void accept(ResponseEvent event) {
        try {
            body.send(json.writeValueAsString(event) + "\n", LINES);
            if (event.isLast()) {
                body.complete();
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException | IllegalStateException e) {
            // The browser has gone. The servlet container says so too, to whatever is to be done then.
            body.completeWithError(e);
        }
    }
}
