package io.github.azurellama.request;

/** How tools reach the model, and how its tool calls are read. */
public enum ToolCalling {

    /**
     * The default: {@link #NATIVE} where the endpoint usually parses tool calls ({@code /v1} of managed compute and of
     * self-hosted servers), {@link #PROMPTED} elsewhere. If the endpoint rejects tools, the request is sent again with {@link
     * #PROMPTED}, and so are all later ones of the model once that has succeeded; a line in the log at info says so. An
     * endpoint that ignores tools without an error cannot be recognized: set {@link #PROMPTED} there.
     */
    AUTO,

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
