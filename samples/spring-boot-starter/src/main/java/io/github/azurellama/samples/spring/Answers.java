package io.github.azurellama.samples.spring;

import dev.langchain4j.model.chat.ChatModel;
import org.springframework.stereotype.Component;

/** A bean like any other of an application: it is given the model that the properties describe. */
@Component
class Answers {

    private final ChatModel model;

    Answers(ChatModel model) {
        this.model = model;
    }

    String to(String question) {
        return model.chat(question);
    }
}
