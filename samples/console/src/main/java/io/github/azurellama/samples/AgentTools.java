package io.github.azurellama.samples;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.github.azurellama.samples.cli.Terminal;
import java.util.Locale;
import java.util.Map;

/** What the agent can do. */
final class AgentTools {

    private static final Map<String, String> WEATHER =
            Map.of("munich", "sunny, 24 degrees", "berlin", "cloudy, 18 degrees", "seattle", "rain, 12 degrees");

    private final Terminal terminal;

    AgentTools(Terminal terminal) {
        this.terminal = terminal;
    }

    @Tool("Adds two numbers")
    double add(@P("the first number") double a, @P("the second number") double b) {
        return told("add(" + a + ", " + b + ")", a + b);
    }

    @Tool("Multiplies two numbers")
    double multiply(@P("the first number") double a, @P("the second number") double b) {
        return told("multiply(" + a + ", " + b + ")", a * b);
    }

    @Tool("Tells the current weather in a city")
    String weather(@P("the city's name") String city) {
        return told("weather(" + city + ")", WEATHER.getOrDefault(city.toLowerCase(Locale.ROOT), "unknown"));
    }

    private <T> T told(String call, T result) {
        terminal.println("* " + call + " = " + result);
        return result;
    }
}
