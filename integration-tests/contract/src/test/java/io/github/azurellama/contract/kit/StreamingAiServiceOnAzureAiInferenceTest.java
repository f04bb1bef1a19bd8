package io.github.azurellama.contract.kit;

final class StreamingAiServiceOnAzureAiInferenceTest extends StreamingAiServiceKit {

    StreamingAiServiceOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
