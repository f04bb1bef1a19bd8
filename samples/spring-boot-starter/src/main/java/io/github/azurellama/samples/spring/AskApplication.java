package io.github.azurellama.samples.spring;

import dev.langchain4j.exception.LangChain4jException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.NestedExceptionUtils;

/** Calls the model of {@code application.properties}with the text of the command line, prints the response and ends. */
@SpringBootApplication
public class AskApplication {

    private static final String QUESTION = "How much is 37 plus 87?";

    private static final String USAGE = """
            Usage: spring [QUESTION] [--PROPERTY=VALUE]...
            Asks a model that is a Spring bean. Without a question: %s
            Any property may be set, such as --langchain4j.azure-llama.chat-model.temperature=0.7""".formatted(QUESTION);

    /** Runs the application. */
    public static void main(String[] arguments) {
        int exitCode = run(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Returns the exit code. A failure is one line on stderr. */
    static int run(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return 0;
        }
        var application = new SpringApplication(AskApplication.class);
        application.addInitializers(new SimulatedAzure());
        try (var context = application.run(arguments)) {
            System.out.println(context.getBean(Answers.class).to(question(arguments)));
            return 0;
        } catch (LangChain4jException e) {
            return failed(e);
        } catch (RuntimeException e) {
            // What a bean refuses is below the exceptions of Spring.
            return failed(NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    private static int failed(Throwable cause) {
        System.err.println("spring: " + String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        return 1;
    }

    private static String question(String[] arguments) {
        String question = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .collect(Collectors.joining(" "));
        return question.isBlank() ? QUESTION : question;
    }
}
