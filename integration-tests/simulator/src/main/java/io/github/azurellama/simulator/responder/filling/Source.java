package io.github.azurellama.simulator.responder.filling;

import io.github.azurellama.simulator.responder.reading.Names;
import io.github.azurellama.simulator.responder.reading.Numbers;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that values are taken from. A number, name or quotation is taken once. */
final class Source {

    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])[\"'“‘`]([^\"'”’`]+)[\"'”’`](?!\\p{L})");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private final String text;
    private final List<Numbers.Found> numbers;
    private final List<String> names;
    private final List<String> quotations;

    Source(String text) {
        this.text = text;
        this.numbers = new ArrayList<>(Numbers.in(text));
        this.names = new ArrayList<>(Names.in(text).stream().distinct().toList());
        this.quotations = new ArrayList<>(QUOTED.matcher(text)
                .results()
                .map(match -> match.group(1).strip())
                .toList());
    }

    String text() {
        return text;
    }

    List<Numbers.Found> numbers() {
        return numbers;
    }

    List<String> names() {
        return names;
    }

    List<String> quotations() {
        return quotations;
    }

    void take(Numbers.Found number) {
        numbers.remove(number);
    }

    String take(String value) {
        names.remove(value);
        quotations.remove(value);
        numbers.removeIf(number -> text.substring(number.start(), number.end()).equals(value));
        return value;
    }

    /** The rest of the text behind the first of some words, where that is not empty; else all of it. */
    Source behind(Set<String> words) {
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (words.contains(Words.comparable(matcher.group()))
                    && !text.substring(matcher.end()).isBlank()) {
                return new Source(text.substring(matcher.end()));
            }
        }
        return this;
    }

    /** The first match of the pattern: its first group, or all of it. */
    Optional<String> first(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of((matcher.groupCount() > 0 ? matcher.group(1) : matcher.group()).strip())
                : Optional.empty();
    }
}
