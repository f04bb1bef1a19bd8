package consumer;

import dev.langchain4j.model.chat.ChatModel;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

/** What somebody writes who has read the page about Spring Boot. */
@SpringBootApplication
public class Application {

    /** Runs the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @Component
    static class Answers {

        private final ChatModel model;

        Answers(ChatModel model) {
            this.model = model;
        }

        String to(String question) {
            return model.chat(question);
        }
    }
}
