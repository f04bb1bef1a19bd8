package io.github.azurellama.internal.message;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's tools and tool choice to those of a request. */
public final class ToolMapper {

    private static final Map<String, Object> NO_PARAMETERS = Map.of("type", "object", "properties", Map.of());

    /** What such a server accepts as a tool's name. Source: the published server of managed compute. */
    private static final Pattern CHECKED_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private ToolMapper() {}

    /**
     * Tools with the tool choice.
     *
     * @param tools the tools that the model may call
     * @param choice a string such as {@code auto}, a map that names one tool, or null
     */
    public record Offer(List<WireTool> tools, @Nullable Object choice) {

        public static final Offer NONE = new Offer(List.of(), null);

        /**
         * The same offer in the fields of that endpoint.
         *
         * @throws UnsupportedFeatureException if the endpoint refuses a tool's name
         */
        public Offer in(Endpoint endpoint) {
            checkNames(endpoint, tools);
            return choice instanceof Map<?, ?> && endpoint.kind().toolChoiceIsWord(endpoint.dialect())
                    ? new Offer(tools.stream().filter(this::isNamed).toList(), "required")
                    : this;
        }

        private boolean isNamed(WireTool tool) {
            return choice instanceof Map<?, ?> map
                    && map.get("function") instanceof Map<?, ?> function
                    && tool.name().equals(function.get("name"));
        }
    }

    /**
     * Checks names that are sent as fields.
     *
     * @throws UnsupportedFeatureException if the endpoint refuses one
     */
    public static void checkNames(Endpoint endpoint, List<WireTool> tools) {
        if (!endpoint.kind().checksToolNames(endpoint.dialect())) {
            return;
        }
        for (WireTool tool : tools) {
            if (!CHECKED_NAME.matcher(tool.name()).matches()) {
                throw new UnsupportedFeatureException(
                        "the tool name '" + tool.name() + "' is not supported by " + endpoint
                                + ", which takes letters, digits, _ and -, at most 64: rename the tool, leave toolCalling unset or"
                                + " set it to PROMPTED, or use apiDialect(LLAMA_NATIVE)");
            }
        }
    }

    public static Offer offer(AzureLlamaChatRequestParameters parameters, List<WireTool> tools) {
        return new Offer(tools, choice(parameters));
    }

    public static List<WireTool> tools(ChatRequestParameters parameters) {
        List<ToolSpecification> tools = parameters.toolSpecifications();
        return tools == null || tools.isEmpty()
                ? List.of()
                : tools.stream().map(ToolMapper::map).toList();
    }

    /**
     * The tool choice. The name of the one tool that must be called is an option, because LangChain4j has no parameter for it.
     *
     * @throws IllegalArgumentException if the name and the choice contradict each other
     */
    private static @Nullable Object choice(AzureLlamaChatRequestParameters parameters) {
        String name = parameters.option(LlamaOption.TOOL_CHOICE_NAME).orElse(null);
        if (name != null && parameters.toolChoice() == ToolChoice.NONE) {
            throw new InvalidSettingException(
                    "tool_choice_name",
                    name,
                    "toolChoice = NONE and toolChoiceName = " + name + " contradict each other: unset one of them");
        }
        return name == null ? word(parameters) : Map.of("type", "function", "function", Map.of("name", name));
    }

    /**
     * Checks that the tool that must be called is offered.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void checkName(AzureLlamaChatRequestParameters parameters, List<WireTool> tools) {
        parameters.option(LlamaOption.TOOL_CHOICE_NAME).ifPresent(name -> {
            if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
                throw new InvalidSettingException(
                        "tool_choice_name",
                        name,
                        "toolChoiceName = " + name + " names none of the toolSpecifications "
                                + tools.stream().map(WireTool::name).toList() + ": offer that tool, or unset it");
            }
        });
    }

    private static @Nullable Object word(ChatRequestParameters parameters) {
        ToolChoice choice = parameters.toolChoice();
        List<ToolSpecification> tools = parameters.toolSpecifications();
        if (choice == null || tools == null || tools.isEmpty()) {
            if (choice == ToolChoice.REQUIRED) {
                throw new InvalidSettingException(
                        "toolChoice",
                        choice,
                        "toolChoice = REQUIRED, but there are no toolSpecifications to choose from: add some");
            }
            return null;
        }
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static WireTool map(ToolSpecification tool) {
        return new WireTool(
                tool.name(),
                tool.description() == null ? "" : tool.description(),
                tool.parameters() == null ? NO_PARAMETERS : SchemaMapper.map(tool.parameters()),
                tool.strict());
    }
}
