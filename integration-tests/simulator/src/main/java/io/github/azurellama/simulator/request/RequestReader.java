package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.Sampling;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.request.GenerationRequest.Prompt;
import io.github.azurellama.simulator.request.GenerationRequest.StreamUsage;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Conversation.Task;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolChoice;
import io.github.azurellama.simulator.token.Tokenizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a request body in one dialect, or refuses it.
 *
 * @param dialect the dialect of the routes
 * @param extras what becomes of unknown fields
 * @param contextLength how many tokens prompt and response may have together
 */
public record RequestReader(RequestDialect dialect, ExtrasPolicy extras, int contextLength) {

    /** Reads a chat. The header {@code extra-parameters} is empty if the request has none. */
    public GenerationRequest chat(ObjectNode sent, String model, String extraParameters) {
        var body = checked(sent, true, "messages", extraParameters);
        var messages = new RequestMessageReader(dialect).read(body.path("messages"));
        var toolReader = new ToolReader(dialect);
        var tools = toolReader.tools(body.path("tools"));
        var choice = toolReader.choice(body.path("tool_choice"), tools);
        var format = new FormatReader(dialect).read(body);
        var conversation = new Conversation(Task.CHAT, model, messages, tools, choice, format, "", 0, body);
        return request(body, model, List.of(ChatPrompt.of(conversation)), true);
    }

    /** Reads a completion. The header {@code extra-parameters} is empty if the request has none. */
    public GenerationRequest completion(ObjectNode sent, String model, String extraParameters) {
        var body = checked(sent, false, "prompt", extraParameters);
        var format = new FormatReader(dialect).read(body);
        var prompts = texts(body.path("prompt")).stream()
                .map(text -> prompt(body, model, format, text))
                .toList();
        return request(body, model, prompts, false);
    }

    /** A text or a list of texts. Token ids are refused, because they would not be those of Llama. */
    private static List<String> texts(JsonNode prompt) {
        var where = List.<Object>of("body", "prompt");
        if (prompt.isArray()) {
            FieldRule.atLeastOne().and(FieldRule.list(FieldRule.string())).check(where, prompt);
        } else {
            FieldRule.string().check(where, prompt);
        }
        return prompt.isArray() ? prompt.valueStream().map(JsonNode::textValue).toList() : List.of(prompt.textValue());
    }

    private static Prompt prompt(ObjectNode body, String model, OutputFormat format, String text) {
        var conversation = new Conversation(
                Task.COMPLETION,
                model,
                List.of(Message.of(Role.USER, text)),
                List.of(),
                ToolChoice.NONE,
                format,
                body.path("suffix").asText(""),
                0,
                body);
        var tokens = Tokenizer.tokens(text);
        return new Prompt(conversation, tokens, tokens.size());
    }

    private ObjectNode checked(ObjectNode sent, boolean chat, String required, String extraParameters) {
        var schema = dialect.schema(chat);
        var body = extras.apply(schema, sent, extraParameters);
        if (!body.hasNonNull(required)) {
            throw ErrorResponseException.invalid(InvalidField.missing(List.of("body", required), body));
        }
        RequestSchemas.ENGINE.plus(schema).check(body);
        EngineRules.check(body, dialect);
        return body;
    }

    private GenerationRequest request(ObjectNode body, String model, List<Prompt> prompts, boolean chat) {
        int longest = prompts.stream().mapToInt(Prompt::size).max().orElse(0);
        int count = body.path("n").asInt(1);
        var options = body.path("stream_options");
        var usage = options.path("continuous_usage_stats").asBoolean()
                        && options.path("include_usage").asBoolean()
                ? StreamUsage.ALWAYS
                : options.path("include_usage").asBoolean() ? StreamUsage.AT_THE_END : StreamUsage.NEVER;
        return new GenerationRequest(
                model,
                List.copyOf(prompts),
                sampling(body, longest, chat),
                count,
                Math.max(count, body.path("best_of").asInt(count)),
                logprobs(body, chat),
                !chat && body.path("echo").asBoolean(),
                body.path("stream").asBoolean(),
                usage,
                body.path("tool_choice").isObject()
                        || body.path("tool_choice").asText().equals("required"),
                body);
    }

    private int logprobs(ObjectNode body, boolean chat) {
        var logprobs = body.path("logprobs");
        if (chat && !dialect.countsLogprobs()) {
            return logprobs.asBoolean() ? body.path("top_logprobs").asInt(0) : -1;
        }
        return logprobs.isInt() ? logprobs.asInt() : -1;
    }

    private Sampling sampling(ObjectNode body, int promptTokens, boolean chat) {
        int wanted = EngineRules.limit(body, dialect.defaultLimit(chat));
        int room = contextLength - promptTokens;
        boolean explicit = body.hasNonNull("max_tokens") || body.hasNonNull("max_completion_tokens");
        if (room <= 0 || (explicit && wanted > room)) {
            int requested = explicit ? wanted : 0;
            throw ErrorResponseException.engine("This model's maximum context length is " + contextLength
                    + " tokens. However, you requested " + (promptTokens + requested) + " tokens (" + promptTokens
                    + " in the messages, " + requested
                    + " in the completion). Please reduce the length of the messages or "
                    + "completion.");
        }
        int limit = explicit ? wanted : wanted == 0 ? room : Math.min(wanted, room);
        return new Sampling(
                limit,
                body.path("min_tokens").asInt(0),
                body.path("ignore_eos").asBoolean(),
                strings(body.path("stop")),
                body.path("stop_token_ids").valueStream().map(JsonNode::asInt).collect(Collectors.toSet()),
                body.path("include_stop_str_in_output").asBoolean(),
                body.path("skip_special_tokens").asBoolean(true));
    }

    private static List<String> strings(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
