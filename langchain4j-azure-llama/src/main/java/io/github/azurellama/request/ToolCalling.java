package io.github.azurellama.request;

/** How tools reach the model, and how its tool calls are read. */
public enum ToolCalling {

    /**
     * By the fields {@code tools} and {@code tool_choice}, for endpoints that parse tool calls, such as vLLM started with
     * {@code --enable-auto-tool-choice}. A tool call that such an endpoint leaves in the text is recognized if the text is
     * nothing but a call of an offered tool.
     */
    NATIVE,

    /**
     * By the prompt: the system message describes the tools in the format that Llama 3.1 and later were trained on, tool calls
     * are parsed from the text, and results are sent as user messages. Works with every endpoint.
     */
    PROMPTED
}
