package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorResponseException;

/** The rules between fields that the engine checks once each field by itself is well formed. */
final class EngineRules {

    private static final int MOST_LOGPROBS = 20;

    private EngineRules() {}

    static void check(ObjectNode body, RequestDialect dialect) {
        streaming(body);
        logprobs(body, dialect);
        searching(body, dialect);
        if (body.path("continue_final_message").asBoolean()
                && body.path("add_generation_prompt").asBoolean()) {
            throw ErrorResponseException.engine(
                    "Cannot set both `continue_final_message` and `add_generation_prompt` to True.");
        }
        int limit = limit(body, Integer.MAX_VALUE);
        if (body.path("min_tokens").asInt() > limit) {
            throw ErrorResponseException.engine(
                    "min_tokens must be less than or equal to max_tokens=" + limit + ", got "
                            + body.path("min_tokens").asInt() + ".",
                    "min_tokens");
        }
    }

    /** The limit that the request sets, or else the other one. The newer name wins. */
    static int limit(ObjectNode body, int otherwise) {
        return body.hasNonNull("max_completion_tokens")
                ? body.path("max_completion_tokens").asInt()
                : body.hasNonNull("max_tokens") ? body.path("max_tokens").asInt() : otherwise;
    }

    private static void streaming(ObjectNode body) {
        if (body.hasNonNull("stream_options") && !body.path("stream").asBoolean()) {
            throw ErrorResponseException.engine(
                    "Stream options can only be defined when `stream=True`.", "stream_options");
        }
    }

    private static void logprobs(ObjectNode body, RequestDialect dialect) {
        var logprobs = body.path("logprobs");
        if (body.hasNonNull("top_logprobs") && !logprobs.asBoolean() && !dialect.countsLogprobs()) {
            throw ErrorResponseException.engine(
                    "when using `top_logprobs`, `logprobs` must be set to true.", "top_logprobs");
        }
        if (logprobs.isInt() && logprobs.asInt() > MOST_LOGPROBS) {
            throw ErrorResponseException.engine(
                    "Requested sample logprobs of " + logprobs.asInt() + ", which is greater than max allowed: "
                            + MOST_LOGPROBS,
                    "logprobs");
        }
    }

    /** Several candidates: the rules of vLLM before it gave up {@code best_of}, which the serverless engine still has. */
    private static void searching(ObjectNode body, RequestDialect dialect) {
        int n = body.path("n").asInt(1);
        boolean greedy =
                body.hasNonNull("temperature") && body.path("temperature").asDouble() == 0;
        boolean beams = body.path("use_beam_search").asBoolean();
        if (dialect == RequestDialect.VLLM
                || dialect == RequestDialect.OPENAI
                || dialect == RequestDialect.MANAGED_INFERENCE) {
            if (dialect != RequestDialect.OPENAI && greedy && !beams && n > 1) {
                throw ErrorResponseException.engine("n must be 1 when using greedy sampling, got " + n + ".", "n");
            }
            return;
        }
        int bestOf = body.path("best_of").asInt(n);
        if (bestOf < n) {
            throw ErrorResponseException.engine(
                    "best_of must be greater than or equal to n, got n=" + n + " and best_of=" + bestOf + ".",
                    "best_of");
        }
        if (bestOf > 1 && body.hasNonNull("best_of") && body.path("stream").asBoolean()) {
            throw ErrorResponseException.engine("Results of best_of > 1 cannot be streamed.", "best_of");
        }
        if (beams && bestOf == 1) {
            throw ErrorResponseException.engine(
                    "best_of must be greater than 1 when using beam search. Got " + bestOf + ".");
        }
        if (beams && !greedy) {
            throw ErrorResponseException.engine("temperature must be 0 when using beam search.", "temperature");
        }
        if (greedy && !beams && bestOf > 1) {
            throw ErrorResponseException.engine(
                    "best_of must be 1 when using greedy sampling. Got " + bestOf + ".", "best_of");
        }
    }
}
