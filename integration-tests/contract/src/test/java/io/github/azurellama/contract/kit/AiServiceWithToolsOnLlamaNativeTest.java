package io.github.azurellama.contract.kit;

final class AiServiceWithToolsOnLlamaNativeTest extends AiServiceWithToolsKit {

    AiServiceWithToolsOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
