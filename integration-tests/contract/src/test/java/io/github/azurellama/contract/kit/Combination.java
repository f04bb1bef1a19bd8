package io.github.azurellama.contract.kit;

import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;

/** What LangChain4j's test kit runs on: an endpoint, a dialect, and how the model is told of tools and asked for JSON. */
enum Combination {
    /** A server with tools and schemas of its own, such as vLLM. */
    LLAMA_NATIVE(ScenarioTarget.OPENAI_COMPATIBLE, ToolCalling.NATIVE, StructuredOutput.NATIVE),
    /** Azure AI Model Inference, which has tools but refuses JSON formats for Llama, so that these are put into the prompt. */
    AZURE_AI_INFERENCE(ScenarioTarget.FOUNDRY_MODELS, ToolCalling.NATIVE, StructuredOutput.PROMPTED),
    /** An endpoint that refuses tools and schemas. */
    PROMPTED(ScenarioTarget.SERVERLESS_INFERENCE, ToolCalling.PROMPTED, StructuredOutput.PROMPTED),
    /** As {@link #LLAMA_NATIVE}, but with guided decoding; of interest to what asks for JSON. */
    GUIDED(ScenarioTarget.OPENAI_COMPATIBLE, ToolCalling.NATIVE, StructuredOutput.GUIDED);

    private final ScenarioTarget target;
    private final ToolCalling toolCalling;
    private final StructuredOutput structuredOutput;

    Combination(ScenarioTarget target, ToolCalling toolCalling, StructuredOutput structuredOutput) {
        this.target = target;
        this.toolCalling = toolCalling;
        this.structuredOutput = structuredOutput;
    }

    ScenarioTarget target() {
        return target;
    }

    ToolCalling toolCalling() {
        return toolCalling;
    }

    StructuredOutput structuredOutput() {
        return structuredOutput;
    }

    boolean isPrompted() {
        return toolCalling == ToolCalling.PROMPTED;
    }
}
