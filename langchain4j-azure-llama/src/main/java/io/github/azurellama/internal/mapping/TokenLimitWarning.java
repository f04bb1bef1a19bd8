package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.internal.dialect.OptionFields;
import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why a response ends in the middle of a sentence. */
final class TokenLimitWarning {

    private static final Logger LOG = LoggerFactory.getLogger(TokenLimitWarning.class);

    private TokenLimitWarning() {}

    static void warnIfUnknown(FinishReason finishReason, Map<LlamaOption<?>, Object> options) {
        if (finishReason == FinishReason.LENGTH && !OptionFields.hasLimit(options.keySet())) {
            LOG.warn(
                    "The response was cut by the server's default token limit: set maxOutputTokens on the model's builder"
                            + " or in the request's parameters to get longer responses.");
        }
    }
}
