package io.github.azurellama.contract.kit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One question of the kit and what a model says to it. Texts, JSON and arguments may refer to what the conversation holds:
 * {@code $0}, {@code $1} are the results of the tools called since the question, {@code $recalled} is what an earlier
 * message says, {@code $images} names the images.
 *
 * @param question the question, word for word
 * @param rounds the calls that are made before the response, if their tools are offered: turn by turn
 * @param recall finds in earlier messages what {@code $recalled} stands for
 * @param text the response in words; empty if no test expects words
 * @param json the response as JSON; empty if no test expects JSON
 */
record Line(String question, List<List<Call>> rounds, Pattern recall, String text, String json) {

    private static final Pattern NOTHING = Pattern.compile("(?!)()");

    static Line asked(String question) {
        return new Line(question, List.of(), NOTHING, "", "");
    }

    /** These calls are made in one more turn. */
    Line calls(Call... calls) {
        var more = new ArrayList<>(rounds);
        more.add(List.of(calls));
        return new Line(question, List.copyOf(more), recall, text, json);
    }

    Line recalls(String regex) {
        return new Line(question, rounds, Pattern.compile(regex), text, json);
    }

    Line says(String words) {
        return new Line(question, rounds, recall, words, json);
    }

    Line json(String object) {
        return new Line(question, rounds, recall, text, object);
    }

    /**
     * A call of a tool.
     *
     * @param tool its name
     * @param arguments their values as JSON, in the order of the tool's parameters, whatever these are called
     */
    record Call(String tool, List<String> arguments) {

        static Call call(String tool, String... arguments) {
            return new Call(tool, List.of(arguments));
        }
    }
}
