package io.github.azurellama.samples.spring;

import dev.langchain4j.model.chat.ChatModel;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Asks the model of {@code application.properties} what stands on the command line, prints the answer and ends. */
@SpringBootApplication
public class AskApplication {

    private static final String QUESTION = "How much is 37 plus 87?";

    @Bean
    ApplicationRunner ask(ChatModel model) {
        return arguments -> {
            String question = String.join(" ", arguments.getNonOptionArgs());
            System.out.println(model.chat(question.isBlank() ? QUESTION : question));
        };
    }

    /** Runs the application. */
    public static void main(String[] arguments) {
        var application = new SpringApplication(AskApplication.class);
        application.addInitializers(new SimulatedAzure());
        application.run(arguments).close();
    }
}
