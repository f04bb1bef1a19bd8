package io.github.azurellama.internal.message;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's tools and tool choice to those of a request. */
public final class ToolMapper {

    private static final Map<String, Object> NO_PARAMETERS = Map.of("type", "object", "properties", Map.of());

    private ToolMapper() {}

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
    public static @Nullable Object choice(AzureLlamaChatRequestParameters parameters) {
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
