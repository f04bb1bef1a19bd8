package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Conversation.Task;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.Reply;
import io.github.azurellama.simulator.responder.Responder;
import java.util.List;
import java.util.Optional;

/**
 * The default responder: calls tools where they help, fills schemas, and else tries its skills in order. It always has
 * a response. Further candidates ({@code n}) say the same in a slightly different way, so that they differ.
 */
public final class StandardResponder implements Responder {

    private static final List<Skill> CHAT = List.of(
            new FilterSkill(),
            new ImageSkill(),
            new RepeatSkill(),
            new TranslationSkill(),
            new ContextSkill(),
            new StorySkill(),
            new FactSkill(new CapitalSkill(), new SumSkill()),
            new MemorySkill(),
            new GreetingSkill(),
            new FallbackSkill());

    private static final List<Skill> COMPLETION = List.of(
            new FilterSkill(),
            new ContinuationSkill(),
            new StorySkill(),
            new RepeatSkill(),
            new TranslationSkill(),
            new ContextSkill(),
            new FactSkill(new CapitalSkill(), new SumSkill()),
            new FallbackSkill());

    private final ToolPlanner planner = new ToolPlanner();

    @Override
    public Optional<Reply> reply(Conversation conversation) {
        var calls = planner.calls(conversation);
        if (!calls.isEmpty()) {
            return Optional.of(Reply.calling(calls));
        }
        var text = ToolResults.of(conversation).orElseGet(() -> inWords(conversation.question(), conversation));
        var formatted = conversation.format().kind() == OutputFormat.Kind.TEXT
                ? PromptedFormat.apply(conversation, text)
                : FormattedReply.of(conversation.format(), conversation.question(), text);
        return Optional.of(Reply.text(candidate(conversation, formatted)));
    }

    /** What the skills say, without any form around it. */
    static String inWords(String question, Conversation conversation) {
        var skills = conversation.task() == Task.CHAT ? CHAT : COMPLETION;
        return skills.stream()
                .map(skill -> skill.answer(question, conversation))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static String candidate(Conversation conversation, String text) {
        return conversation.candidate() == 0 || conversation.format().kind() != OutputFormat.Kind.TEXT
                ? text
                : text + " (Answer " + (conversation.candidate() + 1) + ".)";
    }
}
