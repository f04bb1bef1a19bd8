package io.github.azurellama.contract.kit;

final class StreamingChatModelOnPromptedTest extends StreamingChatModelKit {

    StreamingChatModelOnPromptedTest() {
        super(Combination.PROMPTED);
    }

    /** Takes half a minute, always, and is the same everywhere. */
    @Override
    protected boolean supportsStreamingCancellation() {
        return false;
    }
}
