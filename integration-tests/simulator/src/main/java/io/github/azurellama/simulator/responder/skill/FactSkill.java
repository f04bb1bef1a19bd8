package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several skills whose responses stand well beside each other, for questions about more than one thing. */
final class FactSkill implements Skill {

    private final List<Skill> skills;

    FactSkill(Skill... skills) {
        this.skills = List.of(skills);
    }

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var facts = skills.stream()
                .map(skill -> skill.answer(question, conversation))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
    }
}
