package io.github.azurellama.simulator.engine;

import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.token.Token;
import java.util.List;

/**
 * A tool call as it was generated. The name counts as one token.
 *
 * @param call the call, its arguments cut where the token limit fell
 * @param argumentTokens the tokens of the arguments
 */
public record CalledTool(ToolCall call, List<Token> argumentTokens) {

    int size() {
        return 1 + argumentTokens.size();
    }
}
