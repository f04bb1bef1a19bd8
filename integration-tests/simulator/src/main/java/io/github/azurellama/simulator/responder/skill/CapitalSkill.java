package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.reading.Countries;
import java.util.Locale;
import java.util.Optional;

/** Knows the capitals of some countries. */
final class CapitalSkill implements Skill {

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        if (!question.toLowerCase(Locale.ROOT).contains("capital")) {
            return Optional.empty();
        }
        return Countries.firstIn(question)
                .flatMap(country -> Countries.capital(country)
                        .map(capital -> "The capital of " + country + " is " + capital + "."));
    }
}
