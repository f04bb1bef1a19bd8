package io.github.azurellama.samples.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.samples.web.ResponseEvent.Failed;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** What the page calls. Bodies have to be declared as JSON, which a page of another site cannot do unasked. */
@RestController
final class ChatController {

    private final Deployments deployments;
    private final ChatSessions conversations;
    private final ObjectMapper json;
    private final List<Object> tools = List.of(new Tools());

    ChatController(Deployments deployments, ChatSessions conversations, ObjectMapper json) {
        this.deployments = deployments;
        this.conversations = conversations;
        this.json = json;
    }

    /** What the page can offer: a choice of kinds only where they are simulated. */
    record Setup(boolean simulated, String endpoint, List<Choice> kinds) {}

    /** One entry of a list to choose from. */
    record Choice(String value, String label) {}

    @GetMapping("/api/setup")
    Setup config() {
        List<Choice> kinds = deployments.isSimulated()
                ? Arrays.stream(EndpointChoice.values())
                        .map(kind -> new Choice(kind.name(), kind.label()))
                        .toList()
                : List.of();
        return new Setup(deployments.isSimulated(), deployments.description(), kinds);
    }

    @PostMapping(path = "/api/chat", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ResponseBodyEmitter> chat(@RequestBody ChatQuestion question) {
        var text = question.checkedText();
        var parameters = question.parameters();
        var model = deployments.model(question.kindOrDefault(), question.tools());
        var lines = new ResponseLines(json);
        var turn = new Turn(conversations.get(question.checkedConversation()), text, lines);
        turn.start(model, parameters, question.tools() == null ? List.of() : tools);
        return lines.response(turn::stop);
    }

    @PostMapping(path = "/api/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@RequestBody ChatQuestion question) {
        conversations.stop(question.checkedConversation());
    }

    @ExceptionHandler
    ResponseEntity<Failed> refused(IllegalArgumentException problem) {
        return ResponseEntity.badRequest().body(Failed.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<Failed> busy(IllegalStateException problem) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(Failed.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<Failed> unreadable(HttpMessageNotReadableException problem) {
        return ResponseEntity.badRequest().body(new Failed("the request is not the JSON that the page sends"));
    }
}
