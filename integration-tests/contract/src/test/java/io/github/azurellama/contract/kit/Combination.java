package io.github.azurellama.contract.kit;

import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.request.ToolCalling;

/** What LangChain4j's test kit runs on: an endpoint, a dialect, and how the model is told of tools. */
enum Combination {
    /** A server with tools and schemas of its own, such as vLLM. */
    LLAMA_NATIVE(Target.SELF_HOSTED, ToolCalling.NATIVE),
    /** Azure AI Model Inference, which has tools but knows no JSON for Llama. */
    AZURE_AI_INFERENCE(Target.FOUNDRY_MODELS, ToolCalling.NATIVE),
    /** An endpoint that refuses tools and schemas. */
    PROMPTED(Target.SERVERLESS_INFERENCE, ToolCalling.PROMPTED);

    private final Target target;
    private final ToolCalling toolCalling;

    Combination(Target target, ToolCalling toolCalling) {
        this.target = target;
        this.toolCalling = toolCalling;
    }

    Target target() {
        return target;
    }

    ToolCalling toolCalling() {
        return toolCalling;
    }
}
