package io.github.azurellama.samples.web;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What the model can do besides talking. */
final class Tools {

    private static final Map<String, String> WEATHER =
            Map.of("munich", "sunny, 24 °C", "berlin", "cloudy, 18 °C", "seattle", "rain, 12 °C", "lima", "fog, 17 °C");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE, HH:mm", Locale.ENGLISH);

    @Tool("Tells the current weather in a city")
    String weather(@P("the city's name") String city) {
        return WEATHER.getOrDefault(city.strip().toLowerCase(Locale.ROOT), "no station in " + city);
    }

    @Tool("Tells the local time in a city")
    String time(@P("the city's name") String city) {
        String end = "/" + city.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(end))
                .sorted()
                .findFirst()
                .map(zone -> ZonedDateTime.now(ZoneId.of(zone)).format(TIME))
                .orElse("no time zone is named after " + city);
    }

    @Tool("Multiplies two numbers")
    double multiply(@P("the first number") double a, @P("the second number") double b) {
        return a * b;
    }
}
