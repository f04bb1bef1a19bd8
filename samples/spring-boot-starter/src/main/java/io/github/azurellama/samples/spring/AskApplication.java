package io.github.azurellama.samples.spring;

import dev.langchain4j.exception.LangChain4jException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.StringUtils;

/** Calls the model of {@code application.properties} with the text of the command line, prints the response and ends; or serves. */
@SpringBootApplication
public class AskApplication {

    static final String QUESTION = "How much is 37 plus 87?";

    private static final String SERVE = "--serve";

    private static final String USAGE = """
            Usage: spring [QUESTION] [--boot 3|4] [--serve] [--PROPERTY=VALUE]...
            Calls a model that is a Spring bean. Without a question: %s
            With --serve it waits for questions at http://localhost:8080/ask?question=... until Ctrl+C and shows
            at http://localhost:8080/actuator/metrics what the calls took; --server.port=N for another port.
            With --boot 4 it runs on Spring Boot 4 instead of 3.5.
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
        try {
            if (List.of(arguments).contains(SERVE)) {
                serve(arguments); // the threads of the server go on
                return 0;
            }
            try (var context = application().run(arguments)) {
                System.out.println(context.getBean(Answers.class).to(question(arguments)));
                return 0;
            }
        } catch (LangChain4jException e) {
            return failed(e);
        } catch (RuntimeException e) {
            // What a bean refuses is below the exceptions of Spring.
            return failed(NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    /** Starts the web server too, which the properties switch off. */
    static ConfigurableApplicationContext serve(String... arguments) {
        var context = application()
                .run(StringUtils.addStringToArray(arguments, "--spring.main.web-application-type=servlet"));
        String url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        System.out.println("Send questions to " + url + "/ask?question=..., see " + url + "/actuator/metrics");
        return context;
    }

    private static SpringApplication application() {
        var application = new SpringApplication(AskApplication.class);
        application.addInitializers(new SimulatedAzure());
        return application;
    }

    private static int failed(Throwable cause) {
        System.err.println("spring: " + line(cause));
        return 1;
    }

    static String line(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    private static String question(String[] arguments) {
        String question = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .collect(Collectors.joining(" "));
        return question.isBlank() ? QUESTION : question;
    }
}
