package io.github.azurellama.contract.kit;

final class AiServiceWithToolsOnPromptedTest extends AiServiceWithToolsKit {

    AiServiceWithToolsOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
