package io.github.azurellama.contract.kit;

final class ChatModelOnLlamaNativeTest extends ChatModelKit {

    ChatModelOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
