package io.github.azurellama.simulator.responder.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Proper names in text: words with a capital letter, neighbours joined. A capital at the beginning of a sentence proves
 * nothing, so words that often stand there are left out.
 */
public final class Names {

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]*(?:\\s(?:\\p{Lu}[\\p{L}'’-]*))*");

    private static final Set<String> OPENERS = Set.of(
            ("what what's who who's where where's when how why which whose is are was were do does did can could will "
                            + "would should may might must the a an this that these those it he she they we you i i'm my "
                            + "your his her our their in on at to for from by with about and or but if then now first next "
                            + "finally also please tell give show get let use call add subtract multiply divide compute "
                            + "calculate convert find search look book send write read list name say translate extract "
                            + "process summarize summarise answer respond return explain describe create make take put "
                            + "there here yes no not thanks thank hello hi hey dear today tomorrow yesterday after before "
                            + "every each all some any there's let's text question context note json schema set order "
                            + "nothing something anything everything someone nobody reserve cancel remind schedule play start stop open close turn buy sell pay check")
                    .split(" ", -1));

    private Names() {}

    /** The names of a text, in order, with repetitions. */
    public static List<String> in(String text) {
        var names = new ArrayList<String>();
        for (var sentence : Sentences.of(text)) {
            var matcher = NAME.matcher(sentence);
            while (matcher.find()) {
                var name = withoutOpeners(matcher.group());
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String withoutOpeners(String words) {
        var kept = new ArrayList<String>();
        for (var word : words.split("\\s", -1)) {
            var bare = word.replaceAll("['’]s$", "");
            if (kept.isEmpty() && OPENERS.contains(word.toLowerCase(Locale.ROOT))) {
                continue;
            }
            kept.add(bare);
        }
        return String.join(" ", kept);
    }
}
