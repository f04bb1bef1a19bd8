package io.github.azurellama.internal.prompted;

import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;

/** Adds text to the system message. */
public final class SystemPrompt {

    private SystemPrompt() {}

    /** The messages with the text at the end of a leading system message, or in a new one before all others. */
    public static List<WireMessage> extend(List<WireMessage> messages, String text) {
        List<WireMessage> extended = new ArrayList<>(messages);
        boolean present = !messages.isEmpty() && messages.get(0).role().equals("system");
        if (!present) {
            extended.add(0, WireMessage.of("system", text));
        } else if (messages.get(0).content().get(0) instanceof WireMessage.Text system) {
            extended.set(0, WireMessage.of("system", system.text() + "\n\n" + text));
        }
        return extended;
    }
}
