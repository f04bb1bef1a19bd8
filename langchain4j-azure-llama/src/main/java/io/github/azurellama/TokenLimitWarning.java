package io.github.azurellama;

import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.internal.dialect.OptionFields;
import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Logs why a response ends in the middle of a sentence. */
final class TokenLimitWarning {

    private final Logger log;

    TokenLimitWarning(Logger log) {
        this.log = log;
    }

    /** Logs the warning if a response was cut although its request set no limit. */
    void check(@Nullable FinishReason finishReason, Map<LlamaOption<?>, Object> options) {
        if (finishReason == FinishReason.LENGTH && !OptionFields.hasLimit(options.keySet())) {
            log.warn(
                    "The response was cut by a default limit of tokens, 1024 or the server's own: set maxOutputTokens on the"
                            + " model's builder or in the request's parameters to get longer responses.");
        }
    }
}
