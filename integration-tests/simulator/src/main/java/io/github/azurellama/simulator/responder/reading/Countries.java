package io.github.azurellama.simulator.responder.reading;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Some countries and their capitals. */
public final class Countries {

    private static final Map<String, String> CAPITALS = capitals(
            "Argentina:Buenos Aires,Australia:Canberra,Austria:Vienna,Belgium:Brussels,Brazil:Brasília,Canada:Ottawa,"
                    + "China:Beijing,Croatia:Zagreb,Denmark:Copenhagen,Egypt:Cairo,England:London,Finland:Helsinki,"
                    + "France:Paris,Germany:Berlin,Greece:Athens,Hungary:Budapest,India:New Delhi,Ireland:Dublin,"
                    + "Italy:Rome,Japan:Tokyo,Kenya:Nairobi,Mexico:Mexico City,Netherlands:Amsterdam,Norway:Oslo,"
                    + "Poland:Warsaw,Portugal:Lisbon,Russia:Moscow,South Korea:Seoul,Spain:Madrid,Sweden:Stockholm,"
                    + "Switzerland:Bern,Turkey:Ankara,Ukraine:Kyiv,United Kingdom:London,United States:Washington");

    private Countries() {}

    /** The capital of a country; empty for one that is not in the table. */
    public static Optional<String> capital(String country) {
        return Optional.ofNullable(CAPITALS.get(country.strip()));
    }

    /** The country whose name comes first in the text. */
    public static Optional<String> firstIn(String text) {
        return CAPITALS.keySet().stream()
                .filter(country -> indexOf(text, country) >= 0)
                .min((one, other) -> Integer.compare(indexOf(text, one), indexOf(text, other)));
    }

    /** Whether the table has a country of this name. */
    public static boolean isCountry(String name) {
        return CAPITALS.containsKey(name);
    }

    private static int indexOf(String text, String country) {
        return text.toLowerCase(Locale.ROOT).indexOf(country.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> capitals(String table) {
        var capitals = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var row : table.split(",", -1)) {
            capitals.put(row.substring(0, row.indexOf(':')), row.substring(row.indexOf(':') + 1));
        }
        return capitals;
    }
}
