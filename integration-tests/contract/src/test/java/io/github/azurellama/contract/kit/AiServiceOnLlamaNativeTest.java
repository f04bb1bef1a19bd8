package io.github.azurellama.contract.kit;

final class AiServiceOnLlamaNativeTest extends AiServiceKit {

    AiServiceOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
