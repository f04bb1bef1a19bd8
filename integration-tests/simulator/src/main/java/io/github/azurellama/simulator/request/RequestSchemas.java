package io.github.azurellama.simulator.request;

import static io.github.azurellama.simulator.request.FieldRule.any;
import static io.github.azurellama.simulator.request.FieldRule.atLeastOne;
import static io.github.azurellama.simulator.request.FieldRule.atMost;
import static io.github.azurellama.simulator.request.FieldRule.bool;
import static io.github.azurellama.simulator.request.FieldRule.integer;
import static io.github.azurellama.simulator.request.FieldRule.list;
import static io.github.azurellama.simulator.request.FieldRule.moreThan;
import static io.github.azurellama.simulator.request.FieldRule.number;
import static io.github.azurellama.simulator.request.FieldRule.object;
import static io.github.azurellama.simulator.request.FieldRule.oneOf;
import static io.github.azurellama.simulator.request.FieldRule.string;
import static io.github.azurellama.simulator.request.FieldRule.stringOrStrings;

import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;

/** The fields of every dialect, with their types and ranges. */
final class RequestSchemas {

    private static final FieldRule TOP_P_ABOVE_0 = number().and(moreThan(0)).and(atMost(1));
    private static final FieldRule PENALTY = number(-2, 2);

    /** Options of vLLM that Azure's Model Inference schema does not have: what a Llama back end knows beyond it. */
    static final Schema ENGINE = Schema.of()
            .with(integer(1), "n", "best_of", "max_completion_tokens", "truncate_prompt_tokens")
            .with(integer(0), "min_tokens", "logprobs", "prompt_logprobs")
            .with("top_logprobs", integer(0, 20))
            .with("top_k", integer(-1))
            .with("min_p", number(0, 1))
            .with("repetition_penalty", number().and(moreThan(0)))
            .with(number(), "length_penalty")
            .with(PENALTY, "frequency_penalty", "presence_penalty")
            .with(integer(), "seed", "priority")
            .with(bool(), "ignore_eos", "use_beam_search", "skip_special_tokens", "include_stop_str_in_output")
            .with(bool(), "spaces_between_special_tokens", "echo", "add_generation_prompt", "continue_final_message")
            .with(bool(), "add_special_tokens", "early_stopping", "parallel_tool_calls")
            .with(list(integer()), "stop_token_ids", "allowed_token_ids")
            .with(list(string()), "bad_words", "guided_choice")
            .with(string(), "guided_regex", "guided_grammar", "chat_template", "request_id", "cache_salt", "user")
            .with(string(), "suffix")
            .with(object(), "logit_bias", "structured_outputs", "chat_template_kwargs", "mm_processor_kwargs")
            .with(object(), "vllm_xargs", "stream_options")
            .with(any(), "guided_json", "documents");

    private static final Schema COMMON = Schema.of()
            .with("model", string())
            .with("stream", bool())
            .with("max_tokens", integer(0))
            .with("top_p", number(0, 1))
            .with(PENALTY, "frequency_penalty", "presence_penalty")
            .with("seed", integer());

    private static final Schema CHAT_PARTS = Schema.of()
            .with("messages", list(object()).and(atLeastOne()))
            .with("tool_choice", any())
            .with("response_format", object());

    /** Llama-native routes on serverless endpoints: the guide's tables; the rest goes to the engine. */
    static final Schema NATIVE = ENGINE.plus(COMMON)
            .with("max_tokens", integer(1))
            .with("temperature", number(0, 2))
            .with("top_p", TOP_P_ABOVE_0)
            .with("stop", stringOrStrings());

    static final Schema NATIVE_CHAT = NATIVE.plus(CHAT_PARTS).with("tools", list(object()));

    static final Schema NATIVE_COMPLETION = NATIVE.with("prompt", string());

    static final Schema INFERENCE_CHAT = COMMON.plus(CHAT_PARTS)
            .with("temperature", number(0, 1))
            .with("stop", list(string()).and(atLeastOne()))
            .with("tools", list(object()).and(atLeastOne()));

    static final Schema INFERENCE_COMPLETION = COMMON.with("temperature", number(0, 2))
            .with("stop", list(string()).and(atLeastOne()))
            .with("prompt", any());

    static final Schema MANAGED_CHAT = COMMON.plus(CHAT_PARTS)
            .with("temperature", number(0, 1))
            .with("stop", stringOrStrings())
            .with("tools", list(object()).and(atLeastOne()))
            .with("tool_choice", string().and(oneOf("auto", "none", "required")));

    static final Schema MANAGED_COMPLETION = COMMON.with("temperature", number(0, 1))
            .with("stop", stringOrStrings())
            .with("prompt", string());

    private static final Schema VLLM = ENGINE.plus(COMMON)
            .with("max_tokens", integer(1))
            .with("temperature", number().and(FieldRule.atLeast(0)))
            .with("top_p", TOP_P_ABOVE_0)
            .with("stop", stringOrStrings());

    static final Schema VLLM_CHAT =
            VLLM.plus(CHAT_PARTS).with("tools", list(object())).with("logprobs", bool());

    static final Schema VLLM_COMPLETION = VLLM.with("prompt", any()).with("response_format", object());

    /** Foundry's OpenAI route: what is missing here is refused by name. */
    static final Schema OPENAI_CHAT = COMMON.plus(CHAT_PARTS)
            .with(integer(1), "max_tokens", "max_completion_tokens", "n")
            .with("temperature", number(0, 2))
            .with("stop", stringOrStrings().and(atMostFour()))
            .with("tools", list(object()).and(atLeastOne()))
            .with(bool(), "logprobs", "parallel_tool_calls", "store")
            .with("top_logprobs", integer(0, 20))
            .with(object(), "logit_bias", "metadata", "stream_options")
            .with(string(), "user", "reasoning_effort", "safety_identifier", "prompt_cache_key")
            .with("modalities", list(string()));

    private RequestSchemas() {}

    private static FieldRule atMostFour() {
        return (location, value) -> {
            if (value.isArray() && value.size() > 4) {
                throw ErrorResponseException.invalid(InvalidField.of(
                        "too_long",
                        location,
                        "List should have at most 4 items after validation, not " + value.size(),
                        value));
            }
        };
    }
}
