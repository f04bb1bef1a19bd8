package io.github.azurellama.contract.kit;

final class ChatModelOnAzureAiInferenceTest extends ChatModelKit {

    ChatModelOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
