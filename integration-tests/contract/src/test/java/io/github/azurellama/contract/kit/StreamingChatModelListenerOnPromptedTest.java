package io.github.azurellama.contract.kit;

final class StreamingChatModelListenerOnPromptedTest extends StreamingChatModelListenerKit {

    StreamingChatModelListenerOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
