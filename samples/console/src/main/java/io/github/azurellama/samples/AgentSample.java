package io.github.azurellama.samples;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.AiServices;
import io.github.azurellama.AzureLlamaChatModel;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Lets a model call tools until a task is done, with an AI Service. */
public final class AgentSample {

    private AgentSample() {}

    /** Does the task in {@code args} and prints each call. */
    public static void main(String[] args) {
        var model = AzureLlamaChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        var agent = AiServices.builder(Agent.class)
                .chatModel(model)
                .tools(new Tools(System.out::println))
                .build();
        System.out.println(agent.work(args[0]));
    }

    /** LangChain4j makes the implementation. */
    public interface Agent {

        /** Does the task and says what came of it. */
        String work(String task);
    }

    /**
     * What the agent can do.
     *
     * @param printer is given a line for each call
     */
    public record Tools(Consumer<String> printer) {

        private static final Map<String, String> WEATHER =
                Map.of("munich", "sunny, 24 degrees", "berlin", "cloudy, 18 degrees", "seattle", "rain, 12 degrees");

        @Tool("Adds two numbers")
        double add(@P("the first number") double a, @P("the second number") double b) {
            return printed("add(" + a + ", " + b + ")", a + b);
        }

        @Tool("Multiplies two numbers")
        double multiply(@P("the first number") double a, @P("the second number") double b) {
            return printed("multiply(" + a + ", " + b + ")", a * b);
        }

        @Tool("Tells the current weather in a city")
        String weather(@P("the city's name") String city) {
            return printed("weather(" + city + ")", WEATHER.getOrDefault(city.toLowerCase(Locale.ROOT), "unknown"));
        }

        private <T> T printed(String call, T result) {
            printer.accept("* " + call + " = " + result);
            return result;
        }
    }
}
