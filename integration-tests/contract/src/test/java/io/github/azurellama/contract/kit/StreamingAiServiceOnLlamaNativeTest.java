package io.github.azurellama.contract.kit;

final class StreamingAiServiceOnLlamaNativeTest extends StreamingAiServiceKit {

    StreamingAiServiceOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }
}
