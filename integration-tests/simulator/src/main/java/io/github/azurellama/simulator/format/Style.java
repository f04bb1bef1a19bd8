package io.github.azurellama.simulator.format;

import io.github.azurellama.simulator.wire.SimulatorJson;

/** How a server writes its responses. */
public enum Style {
    /** Llama's own routes on serverless endpoints. */
    SERVERLESS_NATIVE,
    /** Model Inference on serverless endpoints. */
    SERVERLESS_INFERENCE,
    /** Model Inference on Foundry. */
    FOUNDRY_INFERENCE,
    /** OpenAI's routes on Foundry. */
    OPENAI,
    /** Model Inference on managed compute. */
    MANAGED_INFERENCE,
    /** vLLM. */
    VLLM;

    /** The order of keys. */
    public SimulatorJson json() {
        return this == VLLM || this == MANAGED_INFERENCE ? SimulatorJson.AS_WRITTEN : SimulatorJson.ALPHABETICAL;
    }

    /** The value of {@code created} at this Unix time. Serverless endpoints give a number that is no time at all. */
    public long created(long unixSeconds) {
        return serverless() ? Math.floorMod(unixSeconds, 2_400_000L) : unixSeconds;
    }

    /** Whether a serverless endpoint writes so. */
    public boolean serverless() {
        return this == SERVERLESS_NATIVE || this == SERVERLESS_INFERENCE;
    }

    /** Whether a stream always has the usage in its finish chunk, and sends tool calls whole and unnumbered. */
    boolean inference() {
        return this == SERVERLESS_INFERENCE || this == FOUNDRY_INFERENCE;
    }

    /** Whether log probabilities of a chat have OpenAI's shape rather than that of completions. */
    boolean chatLogprobs() {
        return this == VLLM || this == OPENAI;
    }

    /** The key of the token positions in log probabilities. */
    String offsetsKey() {
        return serverless() || this == FOUNDRY_INFERENCE ? "text_offsets" : "text_offset";
    }
}
