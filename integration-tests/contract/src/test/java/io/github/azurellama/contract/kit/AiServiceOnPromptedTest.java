package io.github.azurellama.contract.kit;

final class AiServiceOnPromptedTest extends AiServiceKit {

    AiServiceOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
