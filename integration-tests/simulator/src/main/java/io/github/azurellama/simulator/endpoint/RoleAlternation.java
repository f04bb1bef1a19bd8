package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import java.util.List;

/** The rule of older chat templates: after the system message, user and assistant take turns. */
final class RoleAlternation {

    private RoleAlternation() {}

    static void check(List<Message> messages) {
        var expected = Role.USER;
        for (var message : messages) {
            if (message.role() == Role.SYSTEM) {
                continue;
            }
            if (message.role() != expected) {
                throw ErrorResponseException.engine(
                        "Conversation roles must alternate user/assistant/user/assistant/...");
            }
            expected = expected == Role.USER ? Role.ASSISTANT : Role.USER;
        }
    }
}
