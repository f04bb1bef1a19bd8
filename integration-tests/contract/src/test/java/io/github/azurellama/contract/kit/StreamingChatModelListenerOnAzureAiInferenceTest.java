package io.github.azurellama.contract.kit;

final class StreamingChatModelListenerOnAzureAiInferenceTest extends StreamingChatModelListenerKit {

    StreamingChatModelListenerOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }
}
