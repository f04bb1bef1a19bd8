package io.github.azurellama.internal.mapping;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.request.LlamaOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks which values options may have at an endpoint, and which options may be combined. Source: Azure's reference. */
final class OptionRules {

    private final Endpoint endpoint;

    OptionRules(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The options, checked. */
    Map<LlamaOption<?>, Object> checked(Map<LlamaOption<?>, Object> options, Operation operation, boolean stream) {
        Map<LlamaOption<?>, Object> checked = new LinkedHashMap<>();
        options.forEach((option, value) -> checked.put(option, option.check(value, endpoint.dialect())));
        checkChoices(checked);
        checkBestOf(checked, stream);
        checkBeamSearch(checked);
        checkLogprobs(checked);
        checkLogprobsArrive(checked, operation);
        if (operation == Operation.CHAT && checked.containsKey(LlamaOption.SUFFIX)) {
            throw new UnsupportedFeatureException(
                    "suffix is not supported by chat models: use AzureLlamaLanguageModel, or unset it");
        }
        if (operation == Operation.COMPLETION) {
            refuse(checked, LlamaOption.TOOL_CHOICE_NAME);
            refuse(checked, LlamaOption.PARALLEL_TOOL_CALLS);
        }
        return checked;
    }

    private static void refuse(Map<LlamaOption<?>, Object> options, LlamaOption<?> option) {
        if (options.containsKey(option)) {
            throw new UnsupportedFeatureException(option.name() + " = " + options.get(option)
                    + " is not supported by language models, which call no tools: use a chat model, or unset it");
        }
    }

    private void checkChoices(Map<LlamaOption<?>, Object> options) {
        Integer n = value(options, LlamaOption.N);
        if (endpoint.dialect() == ApiDialect.SCORE && n != null && n != 1) {
            throw new UnsupportedFeatureException("n = " + n
                    + " is not supported by /score: it returns one choice; use apiDialect(LLAMA_NATIVE), or unset n");
        }
    }

    private static void checkBestOf(Map<LlamaOption<?>, Object> options, boolean stream) {
        Integer bestOf = value(options, LlamaOption.BEST_OF);
        Integer n = value(options, LlamaOption.N);
        if (bestOf == null) {
            return;
        }
        if (stream && bestOf > 1) {
            throw new InvalidSettingException(
                    "best_of",
                    bestOf,
                    "best_of = " + bestOf
                            + " cannot be streamed: use the model that is not streaming, or unset best_of");
        }
        if (n != null && bestOf < n) {
            throw new InvalidSettingException(
                    "best_of",
                    bestOf,
                    "best_of = " + bestOf + " is below n = " + n
                            + ": the best n of best_of choices are returned, so raise best_of or lower n");
        }
        if (n != null && bestOf.equals(n) && !isBeamSearch(options)) {
            throw new InvalidSettingException(
                    "best_of",
                    bestOf,
                    "best_of = " + bestOf + " equals n = " + n
                            + ": without use_beam_search it must be greater, so raise best_of or unset one of them");
        }
    }

    private static void checkBeamSearch(Map<LlamaOption<?>, Object> options) {
        if (!isBeamSearch(options)) {
            return;
        }
        Integer bestOf = value(options, LlamaOption.BEST_OF);
        if (bestOf == null || bestOf <= 1) {
            throw new InvalidSettingException(
                    "use_beam_search",
                    true,
                    "use_beam_search = true needs best_of above 1, which is the number of" + " beams, but best_of = "
                            + bestOf + ": set best_of, for example to 3");
        }
        Double temperature = value(options, LlamaOption.TEMPERATURE);
        if (temperature == null || temperature != 0) {
            throw new InvalidSettingException(
                    "use_beam_search",
                    true,
                    "use_beam_search = true needs temperature 0, but temperature = " + temperature
                            + ": set temperature to 0.0");
        }
    }

    private static void checkLogprobs(Map<LlamaOption<?>, Object> options) {
        Integer logprobs = value(options, LlamaOption.LOGPROBS);
        Integer top = value(options, LlamaOption.TOP_LOGPROBS);
        if (logprobs != null && top != null && !logprobs.equals(top)) {
            throw new InvalidSettingException(
                    "logprobs",
                    logprobs,
                    "logprobs = " + logprobs + " and top_logprobs = " + top
                            + " are two names of one number: set one of them");
        }
    }

    private void checkLogprobsArrive(Map<LlamaOption<?>, Object> options, Operation operation) {
        boolean asked = options.containsKey(LlamaOption.LOGPROBS) || options.containsKey(LlamaOption.TOP_LOGPROBS);
        // Responses of /score have no field for them; other routes omit those of chats only.
        boolean lost = endpoint.dialect() == ApiDialect.SCORE
                || (operation == Operation.CHAT && endpoint.kind().omitsChatLogprobs(endpoint.dialect()));
        if (asked && lost) {
            throw new UnsupportedFeatureException("logprobs is not supported by " + endpoint.describe(operation)
                    + ", which omits them from its responses: use apiDialect(LLAMA_NATIVE)");
        }
    }

    private static boolean isBeamSearch(Map<LlamaOption<?>, Object> options) {
        return Boolean.TRUE.equals(value(options, LlamaOption.USE_BEAM_SEARCH));
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable T value(Map<LlamaOption<?>, Object> options, LlamaOption<T> option) {
        return (T) options.get(option);
    }
}
