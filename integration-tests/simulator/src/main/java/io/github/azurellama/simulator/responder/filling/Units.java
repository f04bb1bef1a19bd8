package io.github.azurellama.simulator.responder.filling;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Units that show what a number measures when the property's own name is not in the text. */
final class Units {

    private static final Map<String, Set<String>> MEASURED_BY = Map.of(
            "height", Set.of("m", "cm", "ft", "metres", "meters"),
            "weight", Set.of("kg", "g", "lb", "lbs", "kilograms"),
            "distance", Set.of("km", "m", "mi", "miles", "kilometres", "kilometers"),
            "age", Set.of("years", "year"),
            "duration", Set.of("min", "minutes", "hours", "h", "s", "seconds", "days"),
            "price", Set.of("eur", "usd", "euros", "dollars"),
            "temperature", Set.of("c", "f", "degrees"));

    private Units() {}

    static boolean fits(String unit, Property property) {
        return MEASURED_BY.entrySet().stream()
                .anyMatch(row ->
                        property.speaksOf(row.getKey()) && row.getValue().contains(unit.toLowerCase(Locale.ROOT)));
    }
}
