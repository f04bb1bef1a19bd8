package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Translates a few phrases from English; the language may be named in the question or in the system message. */
final class TranslationSkill implements Skill {

    private static final List<String> LANGUAGES = List.of("german", "italian", "french", "spanish");

    /** Phrases in the order of the languages. */
    private static final Map<String, List<String>> PHRASES = Map.of(
            "i love you", List.of("Ich liebe dich", "Ti amo", "Je t'aime", "Te quiero"),
            "i love programming",
                    List.of(
                            "Ich liebe das Programmieren",
                            "Amo la programmazione",
                            "J'aime programmer",
                            "Me encanta programar"),
            "good morning", List.of("Guten Morgen", "Buongiorno", "Bonjour", "Buenos días"),
            "good night", List.of("Gute Nacht", "Buonanotte", "Bonne nuit", "Buenas noches"),
            "thank you", List.of("Danke", "Grazie", "Merci", "Gracias"),
            "hello", List.of("Hallo", "Ciao", "Bonjour", "Hola"),
            "how are you", List.of("Wie geht es dir", "Come stai", "Comment vas-tu", "Cómo estás"));

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var asked = question.toLowerCase(Locale.ROOT);
        var told = conversation.instructions().toLowerCase(Locale.ROOT);
        if (!asked.contains("translat") && !told.contains("translat")) {
            return Optional.empty();
        }
        var language = language(asked).or(() -> language(told));
        if (language.isEmpty()) {
            return Optional.empty();
        }
        return PHRASES.keySet().stream()
                .filter(asked::contains)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .map(phrase -> PHRASES.getOrDefault(phrase, LANGUAGES).get(language.get()))
                .or(() -> Optional.of("I know too few words to translate that."));
    }

    /** The language that is translated to: the last that is named, since "from English to Italian" names it last. */
    private static Optional<Integer> language(String text) {
        int best = -1;
        int place = -1;
        for (int i = 0; i < LANGUAGES.size(); i++) {
            int at = text.lastIndexOf(LANGUAGES.get(i));
            if (at > place) {
                place = at;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }
}
