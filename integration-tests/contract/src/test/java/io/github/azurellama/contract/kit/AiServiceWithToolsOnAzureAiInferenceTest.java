package io.github.azurellama.contract.kit;

final class AiServiceWithToolsOnAzureAiInferenceTest extends AiServiceWithToolsKit {

    AiServiceWithToolsOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
