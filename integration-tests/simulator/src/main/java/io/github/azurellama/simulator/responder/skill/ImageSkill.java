package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Image;
import java.util.ArrayList;
import java.util.Optional;

/** Says of each image what can be said without eyes: the name in its address, or its type and size. */
final class ImageSkill implements Skill {

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        if (conversation.images().isEmpty()) {
            return Optional.empty();
        }
        var seen = new ArrayList<String>();
        for (var image : conversation.images()) {
            seen.add("Image " + (seen.size() + 1) + " is " + described(image) + ".");
        }
        return Optional.of(String.join(" ", seen));
    }

    private static String described(Image image) {
        return image.bytes()
                .map(bytes -> "of the type " + image.url().replaceFirst("(?s)^data:([^;,]*).*", "$1") + " and has "
                        + bytes.length + " bytes")
                .orElseGet(
                        () -> "called " + image.url().replaceFirst("[?#].*", "").replaceFirst(".*/", ""));
    }
}
