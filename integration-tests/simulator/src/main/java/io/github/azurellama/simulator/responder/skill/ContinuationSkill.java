package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.reading.Countries;
import java.util.Optional;
import java.util.regex.Pattern;

/** Continues a text, as models without instructions do: some well-known beginnings, and sums. */
final class ContinuationSkill implements Skill {

    private static final Pattern CAPITAL = Pattern.compile("(?i)\\bcapital of (?:the )?([\\p{L} ]+?) is$");
    private static final Pattern SUM =
            Pattern.compile("([\\d.]+\\s*[-+*/]\\s*[\\d.]+(?:\\s*[-+*/]\\s*[\\d.]+)*)\\s*=$");
    private static final Pattern ONCE = Pattern.compile("(?i)once upon a time,?$");

    @Override
    public Optional<String> answer(String prompt, Conversation conversation) {
        var text = prompt.stripTrailing();
        var capital = CAPITAL.matcher(text);
        if (capital.find()) {
            return Countries.capital(capital.group(1))
                    .map(city -> " " + city + ". It is one of the best known cities of the country.");
        }
        var sum = SUM.matcher(text);
        if (sum.find()) {
            return new SumSkill()
                    .answer(sum.group(1), conversation)
                    .map(answer -> answer.substring(answer.indexOf('=') + 1));
        }
        if (ONCE.matcher(text).find()) {
            return Optional.of(
                    " there was a llama that lived on a mountain. Every morning it walked down to the river, "
                            + "and every evening it climbed back up to watch the stars.");
        }
        return Optional.empty();
    }
}
