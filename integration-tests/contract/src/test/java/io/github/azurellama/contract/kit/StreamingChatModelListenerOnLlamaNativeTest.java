package io.github.azurellama.contract.kit;

final class StreamingChatModelListenerOnLlamaNativeTest extends StreamingChatModelListenerKit {

    StreamingChatModelListenerOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
