package io.github.azurellama.contract.kit;

final class AiServiceWithJsonSchemaOnPromptedTest extends AiServiceWithJsonSchemaKit {

    AiServiceWithJsonSchemaOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
