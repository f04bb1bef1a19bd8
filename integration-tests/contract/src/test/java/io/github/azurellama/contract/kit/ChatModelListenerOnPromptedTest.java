package io.github.azurellama.contract.kit;

final class ChatModelListenerOnPromptedTest extends ChatModelListenerKit {

    ChatModelListenerOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
