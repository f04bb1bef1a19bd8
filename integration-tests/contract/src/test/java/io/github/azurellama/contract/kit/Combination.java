package io.github.azurellama.contract.kit;

import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;

/** What LangChain4j's test kit runs on: an endpoint, a dialect, and how tools and schemas reach the model. */
enum Combination {
    /** A server with tools and schemas of its own, such as vLLM. */
    LLAMA_NATIVE(ScenarioTarget.OPENAI_COMPATIBLE, ToolCalling.NATIVE, StructuredOutput.NATIVE),
    /** Azure AI Model Inference, which has tools but refuses JSON formats for Llama, so that these are put into the prompt. */
    AZURE_AI_INFERENCE(ScenarioTarget.FOUNDRY_MODELS, ToolCalling.NATIVE, StructuredOutput.PROMPTED),
    /** An endpoint that refuses tools and schemas. */
    PROMPTED(ScenarioTarget.SERVERLESS_INFERENCE, ToolCalling.PROMPTED, StructuredOutput.PROMPTED),
    /** As {@link #LLAMA_NATIVE}, but with guided decoding; of interest to tests of JSON. */
    GUIDED(ScenarioTarget.OPENAI_COMPATIBLE, ToolCalling.NATIVE, StructuredOutput.GUIDED),

    /** No settings, on each kind of endpoint. */
    AUTO_SERVERLESS(ScenarioTarget.SERVERLESS_NATIVE, ToolCalling.AUTO, StructuredOutput.AUTO),
    AUTO_FOUNDRY_MODELS(ScenarioTarget.FOUNDRY_MODELS, ToolCalling.AUTO, StructuredOutput.AUTO),
    AUTO_FOUNDRY_OPENAI(ScenarioTarget.FOUNDRY_OPENAI, ToolCalling.AUTO, StructuredOutput.AUTO),
    AUTO_MANAGED(ScenarioTarget.MANAGED_NATIVE, ToolCalling.AUTO, StructuredOutput.AUTO),
    AUTO_MANAGED_INFERENCE(ScenarioTarget.MANAGED_INFERENCE, ToolCalling.AUTO, StructuredOutput.AUTO),
    AUTO_MANAGED_NIM(ScenarioTarget.MANAGED_NIM, ToolCalling.AUTO, StructuredOutput.AUTO),
    AUTO_SELF_HOSTED(ScenarioTarget.OPENAI_COMPATIBLE, ToolCalling.AUTO, StructuredOutput.AUTO),
    /** No settings, on a server that refuses tools, so that the model switches by itself. */
    AUTO_WITHOUT_PARSER(ScenarioTarget.OPENAI_COMPATIBLE, ToolCalling.AUTO, StructuredOutput.AUTO);
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

    /** Whether the server refuses tools. */
    boolean refusesTools() {
        return this == PROMPTED || this == AUTO_SERVERLESS || this == AUTO_WITHOUT_PARSER;
    }

    /** Whether requests must not have the field {@code tools}. */
    boolean isPrompted() {
        return toolCalling == ToolCalling.PROMPTED || this == AUTO_SERVERLESS;
    }

    /** Whether requests must not have the field {@code response_format}. */
    boolean sendsNoFormat() {
        return structuredOutput == StructuredOutput.PROMPTED || structuredOutput == StructuredOutput.GUIDED;
    }
}
