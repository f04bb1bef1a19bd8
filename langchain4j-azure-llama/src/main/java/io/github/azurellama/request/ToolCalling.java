package io.github.azurellama.request;

/** How a chat model is told of tools, and how its calls are read. */
public enum ToolCalling {

    /**
     * By the fields {@code tools} and {@code tool_choice}, for endpoints that parse calls, such as vLLM started with
     * {@code --enable-auto-tool-choice}. A call that such an endpoint leaves in the text is recognised where the whole answer
     * is a call of a tool that was offered.
     */
    NATIVE,

    /**
     * By the prompt: the tools are described in the system message in the way that Llama 3.1 and later were trained on, calls
     * are read back from the text, and results are sent as messages of the user. Works with every endpoint.
     */
    PROMPTED
}
