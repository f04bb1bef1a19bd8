package io.github.azurellama.contract.kit;

final class ChatModelListenerOnAzureAiInferenceTest extends ChatModelListenerKit {

    ChatModelListenerOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
