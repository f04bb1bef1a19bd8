package io.github.azurellama.endpoint;

import static io.github.azurellama.endpoint.ApiDialect.AZURE_AI_INFERENCE;
import static io.github.azurellama.endpoint.ApiDialect.LLAMA_NATIVE;
import static io.github.azurellama.endpoint.ApiDialect.SCORE;
import static io.github.azurellama.endpoint.EndpointRow.API_VERSION;
import static io.github.azurellama.endpoint.EndpointRow.BASE_PATH;
import static io.github.azurellama.endpoint.EndpointRow.CHECKS_TOOL_NAMES;
import static io.github.azurellama.endpoint.EndpointRow.COUNTS_TOKENS;
import static io.github.azurellama.endpoint.EndpointRow.DEFAULT_DIALECT;
import static io.github.azurellama.endpoint.EndpointRow.DEFAULT_MAX_TOKENS_OF_CHAT;
import static io.github.azurellama.endpoint.EndpointRow.DEFAULT_MAX_TOKENS_OF_COMPLETION;
import static io.github.azurellama.endpoint.EndpointRow.DIALECTS;
import static io.github.azurellama.endpoint.EndpointRow.HONORS_RESPONSE_FORMAT;
import static io.github.azurellama.endpoint.EndpointRow.KEY_HEADER;
import static io.github.azurellama.endpoint.EndpointRow.KEY_OPTIONAL;
import static io.github.azurellama.endpoint.EndpointRow.LISTING_DIALECT;
import static io.github.azurellama.endpoint.EndpointRow.LOGPROBS_AS_COUNT;
import static io.github.azurellama.endpoint.EndpointRow.MODEL_REQUIRED;
import static io.github.azurellama.endpoint.EndpointRow.OMITS_CHAT_LOGPROBS;
import static io.github.azurellama.endpoint.EndpointRow.PARSES_TOOL_CALLS;
import static io.github.azurellama.endpoint.EndpointRow.REFUSES_JSON_SCHEMA;
import static io.github.azurellama.endpoint.EndpointRow.SERVICES;
import static io.github.azurellama.endpoint.EndpointRow.SEVERAL_DEPLOYMENTS;
import static io.github.azurellama.endpoint.EndpointRow.TAKES_RESPONSE_FORMAT;
import static io.github.azurellama.endpoint.EndpointRow.TOKEN_SCOPE;
import static io.github.azurellama.endpoint.EndpointRow.TOOL_CHOICE_IS_WORD;
import static io.github.azurellama.endpoint.EndpointRow.USAGE_NEEDS_STREAM_OPTIONS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In what the kinds of endpoints differ, a row for each {@link EndpointKind}. */
final class EndpointTable {

    static final EndpointRow SERVERLESS = new EndpointRow()
            .with(SERVICES, List.of("models.ai", "inference.ai"))
            .with(BASE_PATH, "")
            .with(DIALECTS, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE))
            .with(DEFAULT_DIALECT, LLAMA_NATIVE)
            .with(LISTING_DIALECT, AZURE_AI_INFERENCE)
            .with(API_VERSION, Optional.of("2024-05-01-preview"))
            .with(KEY_HEADER, "Authorization")
            .with(KEY_OPTIONAL, false)
            .with(TOKEN_SCOPE, "https://ml.azure.com/.default")
            .with(MODEL_REQUIRED, false)
            .with(SEVERAL_DEPLOYMENTS, false)
            .with(USAGE_NEEDS_STREAM_OPTIONS, Set.of(LLAMA_NATIVE))
            .with(DEFAULT_MAX_TOKENS_OF_CHAT, Map.of(LLAMA_NATIVE, 16))
            .with(DEFAULT_MAX_TOKENS_OF_COMPLETION, Map.of(LLAMA_NATIVE, 16, AZURE_AI_INFERENCE, 256))
            .with(LOGPROBS_AS_COUNT, true)
            .with(OMITS_CHAT_LOGPROBS, Set.of())
            .with(COUNTS_TOKENS, false)
            .with(PARSES_TOOL_CALLS, Set.of())
            .with(TAKES_RESPONSE_FORMAT, Set.of())
            .with(HONORS_RESPONSE_FORMAT, false)
            .with(TOOL_CHOICE_IS_WORD, Set.of())
            .with(CHECKS_TOOL_NAMES, Set.of())
            .with(REFUSES_JSON_SCHEMA, Set.of())
            .complete();

    static final EndpointRow FOUNDRY_MODELS = new EndpointRow()
            .with(SERVICES, List.of("services.ai", "openai", "cognitiveservices"))
            .with(BASE_PATH, "/models")
            .with(DIALECTS, Set.of(AZURE_AI_INFERENCE))
            .with(DEFAULT_DIALECT, AZURE_AI_INFERENCE)
            .with(LISTING_DIALECT, AZURE_AI_INFERENCE)
            .with(API_VERSION, Optional.of("2024-05-01-preview"))
            .with(KEY_HEADER, "api-key")
            .with(KEY_OPTIONAL, false)
            .with(TOKEN_SCOPE, "https://cognitiveservices.azure.com/.default")
            .with(MODEL_REQUIRED, true)
            .with(SEVERAL_DEPLOYMENTS, false)
            .with(USAGE_NEEDS_STREAM_OPTIONS, Set.of())
            .with(DEFAULT_MAX_TOKENS_OF_CHAT, Map.of())
            .with(DEFAULT_MAX_TOKENS_OF_COMPLETION, Map.of(AZURE_AI_INFERENCE, 256))
            .with(LOGPROBS_AS_COUNT, true)
            .with(OMITS_CHAT_LOGPROBS, Set.of())
            .with(COUNTS_TOKENS, false)
            .with(PARSES_TOOL_CALLS, Set.of())
            .with(TAKES_RESPONSE_FORMAT, Set.of())
            .with(HONORS_RESPONSE_FORMAT, false)
            .with(TOOL_CHOICE_IS_WORD, Set.of())
            .with(CHECKS_TOOL_NAMES, Set.of())
            .with(REFUSES_JSON_SCHEMA, Set.of())
            .complete();

    static final EndpointRow FOUNDRY_OPENAI = new EndpointRow()
            .with(SERVICES, List.of("services.ai", "openai", "cognitiveservices"))
            .with(BASE_PATH, "/openai")
            .with(DIALECTS, Set.of(LLAMA_NATIVE))
            .with(DEFAULT_DIALECT, LLAMA_NATIVE)
            .with(LISTING_DIALECT, LLAMA_NATIVE)
            .with(API_VERSION, Optional.empty())
            .with(KEY_HEADER, "api-key")
            .with(KEY_OPTIONAL, false)
            .with(TOKEN_SCOPE, "https://cognitiveservices.azure.com/.default")
            .with(MODEL_REQUIRED, true)
            .with(SEVERAL_DEPLOYMENTS, false)
            .with(USAGE_NEEDS_STREAM_OPTIONS, Set.of(LLAMA_NATIVE))
            .with(DEFAULT_MAX_TOKENS_OF_CHAT, Map.of())
            .with(DEFAULT_MAX_TOKENS_OF_COMPLETION, Map.of())
            .with(LOGPROBS_AS_COUNT, false)
            .with(OMITS_CHAT_LOGPROBS, Set.of())
            .with(COUNTS_TOKENS, false)
            .with(PARSES_TOOL_CALLS, Set.of())
            .with(TAKES_RESPONSE_FORMAT, Set.of())
            .with(HONORS_RESPONSE_FORMAT, false)
            .with(TOOL_CHOICE_IS_WORD, Set.of())
            .with(CHECKS_TOOL_NAMES, Set.of())
            .with(REFUSES_JSON_SCHEMA, Set.of())
            .complete();

    static final EndpointRow MANAGED_COMPUTE = new EndpointRow()
            .with(SERVICES, List.of("inference.ml"))
            .with(BASE_PATH, "")
            .with(DIALECTS, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE, SCORE))
            .with(DEFAULT_DIALECT, LLAMA_NATIVE)
            .with(LISTING_DIALECT, LLAMA_NATIVE)
            .with(API_VERSION, Optional.empty())
            .with(KEY_HEADER, "Authorization")
            .with(KEY_OPTIONAL, false)
            .with(TOKEN_SCOPE, "https://ml.azure.com/.default")
            .with(MODEL_REQUIRED, false)
            .with(SEVERAL_DEPLOYMENTS, true)
            .with(USAGE_NEEDS_STREAM_OPTIONS, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE))
            .with(DEFAULT_MAX_TOKENS_OF_CHAT, Map.of(AZURE_AI_INFERENCE, 256, SCORE, 16))
            .with(DEFAULT_MAX_TOKENS_OF_COMPLETION, Map.of(LLAMA_NATIVE, 16, AZURE_AI_INFERENCE, 256, SCORE, 16))
            .with(LOGPROBS_AS_COUNT, false)
            .with(OMITS_CHAT_LOGPROBS, Set.of(AZURE_AI_INFERENCE, SCORE))
            .with(COUNTS_TOKENS, true)
            .with(PARSES_TOOL_CALLS, Set.of(LLAMA_NATIVE))
            .with(TAKES_RESPONSE_FORMAT, Set.of(LLAMA_NATIVE))
            .with(HONORS_RESPONSE_FORMAT, true)
            .with(TOOL_CHOICE_IS_WORD, Set.of(AZURE_AI_INFERENCE))
            .with(CHECKS_TOOL_NAMES, Set.of(AZURE_AI_INFERENCE))
            .with(REFUSES_JSON_SCHEMA, Set.of(AZURE_AI_INFERENCE))
            .complete();

    static final EndpointRow OPENAI_COMPATIBLE = new EndpointRow()
            .with(SERVICES, List.of())
            .with(BASE_PATH, "")
            .with(DIALECTS, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE))
            .with(DEFAULT_DIALECT, LLAMA_NATIVE)
            .with(LISTING_DIALECT, LLAMA_NATIVE)
            .with(API_VERSION, Optional.empty())
            .with(KEY_HEADER, "Authorization")
            .with(KEY_OPTIONAL, true)
            .with(TOKEN_SCOPE, "https://ml.azure.com/.default")
            .with(MODEL_REQUIRED, false)
            .with(SEVERAL_DEPLOYMENTS, false)
            .with(USAGE_NEEDS_STREAM_OPTIONS, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE))
            .with(DEFAULT_MAX_TOKENS_OF_CHAT, Map.of())
            .with(DEFAULT_MAX_TOKENS_OF_COMPLETION, Map.of(LLAMA_NATIVE, 16, AZURE_AI_INFERENCE, 256))
            .with(LOGPROBS_AS_COUNT, false)
            .with(OMITS_CHAT_LOGPROBS, Set.of())
            .with(COUNTS_TOKENS, true)
            .with(PARSES_TOOL_CALLS, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE))
            .with(TAKES_RESPONSE_FORMAT, Set.of(LLAMA_NATIVE, AZURE_AI_INFERENCE))
            .with(HONORS_RESPONSE_FORMAT, false)
            .with(TOOL_CHOICE_IS_WORD, Set.of())
            .with(CHECKS_TOOL_NAMES, Set.of())
            .with(REFUSES_JSON_SCHEMA, Set.of())
            .complete();

    private EndpointTable() {}
}
