package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.reading.Calculation;
import io.github.azurellama.simulator.responder.reading.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Works out the sums in a question; "the previous result" is the last number that the model gave. */
final class SumSkill implements Skill {

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var sums = Calculation.in(question, previousResult(conversation.history()));
        return sums.isEmpty()
                ? Optional.empty()
                : Optional.of(sums.stream()
                        .map(sum -> sum.expression() + " = " + Numbers.plain(sum.value()) + ".")
                        .collect(Collectors.joining(" ")));
    }

    /** The last number that the model or a tool gave. */
    static Optional<BigDecimal> previousResult(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            var message = messages.get(i);
            var numbers = Numbers.in(message.text());
            if ((message.role() == Role.ASSISTANT || message.role() == Role.TOOL) && !numbers.isEmpty()) {
                return Optional.of(numbers.get(numbers.size() - 1).value());
            }
        }
        return Optional.empty();
    }
}
