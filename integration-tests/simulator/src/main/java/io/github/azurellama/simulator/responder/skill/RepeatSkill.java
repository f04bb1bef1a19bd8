package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what the user wants it to say: "Say 'Hello World'", "Repeat after me: ...". */
final class RepeatSkill implements Skill {

    private static final Pattern SAY = Pattern.compile(
            "(?is)\\b(?:say|repeat|echo|write|reply with|answer with|respond with)\\b(?: after me)?(?: exactly| only| just)?"
                    + "(?: the (?:word|words|text|sentence))?:?\\s*(?:\"([^\"]+)\"|'([^']+)'|“([^”]+)”)");
    private static final Pattern AFTER_ME = Pattern.compile("(?is)\\b(?:say|repeat after me|echo):\\s*(.+)");

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var said = SAY.matcher(question);
        if (said.find()) {
            for (int group = 1; group <= said.groupCount(); group++) {
                if (said.group(group) != null) {
                    return Optional.of(said.group(group));
                }
            }
        }
        var after = AFTER_ME.matcher(question);
        return after.find() ? Optional.of(after.group(1).strip()) : Optional.empty();
    }
}
