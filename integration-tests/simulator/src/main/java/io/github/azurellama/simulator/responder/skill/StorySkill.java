package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A story about any topic: a few sentences, or several hundred tokens if it is to be long. */
final class StorySkill implements Skill {

    private static final Pattern SUBJECT =
            Pattern.compile("(?i)\\b(?:story|poem|tale)\\b(?:[^.?!]*?\\b(?:about|of|on)\\s+([^.?!\\n]+))?");

    private static final List<String> EVENTS = List.of(
            "On day %d the road went through a forest, and %s walked on it without haste.",
            "On day %d a river lay across the way; it took until noon to find a bridge for %s.",
            "On day %d it rained, so there was time to talk, and the talk was mostly of %s.",
            "On day %d a traveller asked the way to the sea, and learned something about %s instead.",
            "On day %d the sun came out, the path turned uphill, and nothing could stop %s.");

    private static final int DAYS = 36;

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var matcher = SUBJECT.matcher(question);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var subject = matcher.group(1) == null ? "a llama" : matcher.group(1).strip();
        var lower = question.toLowerCase(Locale.ROOT);
        return Optional.of(story(subject, lower.contains("long") ? DAYS : 3));
    }

    static String story(String subject, int days) {
        var story = new StringBuilder("Once upon a time there was a journey, and it began with " + subject + ".");
        for (int day = 1; day <= days; day++) {
            story.append(' ').append(String.format(Locale.ROOT, EVENTS.get(day % EVENTS.size()), day, subject));
        }
        return story.append(" And that is where the story of ")
                .append(subject)
                .append(" ends.")
                .toString();
    }
}
