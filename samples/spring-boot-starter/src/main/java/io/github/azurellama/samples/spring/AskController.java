package io.github.azurellama.samples.spring;

import dev.langchain4j.exception.LangChain4jException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls the model for each question that is sent, where the application serves. */
@RestController
class AskController {

    private final Answers answers;

    AskController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping(path = "/ask", produces = "text/plain;charset=UTF-8")
    String ask(@RequestParam(name = "question", defaultValue = AskApplication.QUESTION) String question) {
        return answers.to(question) + "\n";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    String onFailure(LangChain4jException failure) {
        return AskApplication.line(failure) + "\n";
    }
}
