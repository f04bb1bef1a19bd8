package io.github.azurellama.contract.kit;

final class AiServiceWithJsonSchemaOnGuidedTest extends AiServiceWithJsonSchemaKit {

    AiServiceWithJsonSchemaOnGuidedTest() {
        super(Combination.GUIDED);
    }
}
