package io.github.azurellama.simulator.responder.standard;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the simulated model says, as a table: a pattern of the question, and the text for it. The first row that fits a task
 * wins; a question may have several tasks. What no row fits is looked for in what the user has said before.
 */
final class Rules {

    /** A row: the text for a question, given the match of the pattern and the conversation. */
    private record Rule(Pattern question, BiFunction<MatchResult, Conversation, Optional<String>> text) {

        static Rule canned(String question, String text) {
            return new Rule(Pattern.compile(question), (match, conversation) -> Optional.of(text));
        }

        static Rule of(String question, BiFunction<MatchResult, Conversation, Optional<String>> text) {
            return new Rule(Pattern.compile(question), text);
        }

        Optional<String> apply(String task, Conversation conversation) {
            var match = question.matcher(task);
            return match.find() ? text.apply(match, conversation) : Optional.empty();
        }
    }

    private static final String FALLBACK = "I am a simulated Llama, so there is little that I can say about this: ";
    private static final int LONGEST_ECHO = 200;
    private static final String GIVEN = "(?is)^(.*?)\\b(?:(?:using|based on|from|with) (?:only )?(?:the |this )?"
            + "(?:following|given|provided|below)[^:\\n]*:|(?:context|information|documents?|passages?|sources?|facts)\\s*:)(.*)$";

    private static final Pattern LABEL = Pattern.compile("(?i)^(?:user )?(?:question|query)\\s*:\\s*");

    private static final Map<String, String> CAPITALS = Map.of(
            "australia", "Canberra",
            "france", "Paris",
            "germany", "Berlin",
            "japan", "Tokyo");

    /** Rows for the question as a whole. */
    private static final List<Rule> WHOLE = List.of(
            Rule.of("", (match, chat) -> images(chat)),
            Rule.of(
                    "(?is)^(?:please )?(?:say|echo|repeat after me)\\b[^:\"'“\\n]{0,20}(?::\\s*(?!\\s*[\"'“])(.+)|[:\\s]*[\"'“](.+)[\"'”])",
                    (match, chat) -> Optional.of(
                            match.group(1) == null
                                    ? match.group(2)
                                    : match.group(1).strip())),
            Rule.of(
                    "(?is)\\bsummari[sz]e\\b[^:]*:\\s*(.+)",
                    (match, chat) -> Words.sentences(match.group(1)).stream().findFirst()),
            Rule.of(GIVEN, (match, chat) -> given(match.group(1), match.group(2))),
            Rule.of("(?s)^(.*)$", (match, chat) -> instructed(match.group(1), chat)));

    /** Rows for each task of a question. */
    private static final List<Rule> TASKS = List.of(
            Rule.of(
                    "^([-\\d.+*/() ]+)=$",
                    (match, chat) -> Arithmetic.sums(match.group(1)).stream()
                            .map(sum -> sum.value() + ".")
                            .findFirst()),
            Rule.of("(?s)^(.*)$", (match, chat) -> sums(match.group(1))),
            Rule.of("(?i)\\bcapital of ([\\p{L} ]+?)( is)?[?.!]*$", (match, chat) -> capital(match)),
            Rule.of(
                    "(?i)\\b(long )?(?:story|poem|tale)\\b(?:.*?\\b(?:about|of|on) ([^.?!]+))?",
                    (match, chat) -> Optional.of(story(match))),
            Rule.canned(
                    "(?i)once upon a time,?$",
                    "there was a llama that lived on a mountain. Every morning it walked down to the "
                            + "river, and every evening it climbed back up to watch the stars."),
            Rule.canned("(?i)^(?:hi|hello|hey|good (?:morning|evening|day))\\b.{0,40}$", "Hello! How can I help you?"),
            Rule.canned("(?i)^(?:my|i|i'm|we|our|call me|remember)\\b[^?]{1,200}$", "I will remember that."),
            Rule.of("(?i)(?s)^(.*\\b(?:my|i|me|we|our)\\b.*\\?)$", (match, chat) -> remembered(match.group(1), chat)));

    private Rules() {}

    /** The text for a question, from whichever row fits; a text that says that no row does otherwise. */
    static String text(String question, Conversation conversation) {
        return first(WHOLE, question, conversation)
                .or(() -> tasks(question, conversation))
                .orElseGet(() -> FALLBACK
                        + (question.length() <= LONGEST_ECHO ? question : question.substring(0, LONGEST_ECHO) + "..."));
    }

    private static Optional<String> tasks(String question, Conversation conversation) {
        return Words.tasks(question).stream()
                .flatMap(task -> first(TASKS, task, conversation).stream())
                .reduce((first, second) -> first + " " + second);
    }

    /** The names in the addresses of images, or their types. */
    private static Optional<String> images(Conversation conversation) {
        return conversation.images().stream()
                .map(image -> image.url()
                        .replaceFirst("^data:([^;,]*)(?s:.*)|[?#].*", "$1")
                        .replaceFirst(".*/", ""))
                .reduce((first, second) -> first + " and " + second)
                .map(names -> "I see " + names + ".");
    }

    private static Optional<String> first(List<Rule> rules, String question, Conversation conversation) {
        return rules.stream()
                .flatMap(rule -> rule.apply(question, conversation).stream())
                .findFirst();
    }

    /** The question stands before or behind the text that is given along with it. */
    private static Optional<String> given(String before, String behind) {
        List<String> sentences = Words.sentences(behind);
        String last = sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1);
        String question = Words.sentences(before).stream()
                .filter(sentence -> sentence.endsWith("?"))
                .findFirst()
                .orElse(last.endsWith("?") ? LABEL.matcher(last).replaceFirst("") : before);
        String text = behind.replace(question, "");
        return text.isBlank() || question.isBlank() ? Optional.empty() : Optional.of(fromText(question, text));
    }

    /** The system message has the text. */
    private static Optional<String> instructed(String question, Conversation conversation) {
        var given = Pattern.compile(GIVEN).matcher(conversation.instructions());
        return given.find() && !given.group(2).isBlank()
                ? Optional.of(fromText(question, given.group(2)))
                : Optional.empty();
    }

    private static String fromText(String question, String text) {
        return new Passages(text).bestFor(question).orElse("The given text does not say.");
    }

    private static Optional<String> sums(String task) {
        return Arithmetic.sums(task).stream().map(String::valueOf).reduce((first, second) -> first + " " + second);
    }

    /** A sentence, or only the name where the question is the beginning of a sentence. */
    private static Optional<String> capital(MatchResult match) {
        String country = match.group(1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(CAPITALS.get(country))
                .map(city ->
                        match.group(2) == null ? "The capital of " + match.group(1) + " is " + city + "." : city + ".");
    }

    private static String story(MatchResult match) {
        String topic = match.group(2) == null ? "a llama" : match.group(2).strip();
        int days = match.group(1) == null ? 3 : 40;
        return IntStream.rangeClosed(1, days)
                .mapToObj(day -> " On day " + day + " the road went on, and there was time to talk of " + topic + ".")
                .collect(Collectors.joining(
                        "",
                        "Once upon a time there was a journey, and it began with " + topic + ".",
                        " And that is where the story of " + topic + " ends."));
    }

    private static Optional<String> remembered(String question, Conversation conversation) {
        String said = conversation.history().stream()
                .filter(message -> message.role() == Role.USER)
                .flatMap(message -> Words.sentences(message.text()).stream())
                .filter(sentence -> !sentence.endsWith("?"))
                .collect(Collectors.joining("\n"));
        return new Passages(said).bestFor(question).map(sentence -> "You said: " + sentence);
    }
}
