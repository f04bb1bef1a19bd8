package io.github.azurellama.simulator.responder.standard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names in a text: words with a capital letter, neighbours joined, except places and the usual beginnings of sentences. */
final class Names {

    /** The pattern of a name. */
    static final String NAME = "\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*)*";

    private static final Pattern ANY = Pattern.compile("(?<![\\p{L}’'-])" + NAME);
    private static final Pattern BEFORE_PLACE = Pattern.compile("\\b(?:in|at|near|to|from)(?: the)? $");

    /** Capital letters at the beginning of a sentence that begin no name. */
    private static final Set<String> OPENERS = Set.of(
            ("a add also an and are as at book but by buy calculate call can compute could create do does find first for from get "
                            + "give has have he hello here hi how i if in is it let list look make my no nothing now of on one or order our "
                            + "play please put read remind reserve say search sell send set she show something start stop switch take tell "
                            + "text that the their then there these they this to today tomorrow translate turn two use was water we "
                            + "were what when where which who why will with write yes yesterday you your")
                    .split(" ", -1));

    private Names() {}

    static Stream<String> in(String text) {
        return ANY.matcher(text)
                .results()
                .filter(match ->
                        !BEFORE_PLACE.matcher(text.substring(0, match.start())).find())
                .map(match -> withoutOpeners(match.group()))
                .filter(name -> !name.isEmpty());
    }

    private static String withoutOpeners(String words) {
        String rest = words;
        while (OPENERS.contains(rest.split("[ ’']", 2)[0].toLowerCase(Locale.ROOT))) {
            rest = rest.contains(" ") ? rest.substring(rest.indexOf(' ') + 1) : "";
        }
        return rest.replaceAll("[’']s$", "");
    }
}
