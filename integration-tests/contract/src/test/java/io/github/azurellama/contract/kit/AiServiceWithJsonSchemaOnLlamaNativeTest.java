package io.github.azurellama.contract.kit;

final class AiServiceWithJsonSchemaOnLlamaNativeTest extends AiServiceWithJsonSchemaKit {

    AiServiceWithJsonSchemaOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
