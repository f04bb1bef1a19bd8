package io.github.azurellama.contract.kit;

final class AiServiceWithJsonSchemaOnAzureAiInferenceTest extends AiServiceWithJsonSchemaKit {

    AiServiceWithJsonSchemaOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
