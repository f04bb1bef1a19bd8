package io.github.azurellama.contract.kit;

final class AiServiceOnAzureAiInferenceTest extends AiServiceKit {

    AiServiceOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
