package io.github.azurellama.contract.kit;

final class ChatModelOnPromptedTest extends ChatModelKit {

    ChatModelOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
