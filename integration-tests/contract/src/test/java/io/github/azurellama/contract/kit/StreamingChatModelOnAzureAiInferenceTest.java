package io.github.azurellama.contract.kit;

final class StreamingChatModelOnAzureAiInferenceTest extends StreamingChatModelKit {

    StreamingChatModelOnAzureAiInferenceTest() {
        super(Combination.AZURE_AI_INFERENCE);
    }

    /** Takes half a minute, always, and is the same everywhere. */
    @Override
    protected boolean supportsStreamingCancellation() {
        return false;
    }
}
