package io.github.azurellama.contract.kit;

final class ChatModelListenerOnLlamaNativeTest extends ChatModelListenerKit {

    ChatModelListenerOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
