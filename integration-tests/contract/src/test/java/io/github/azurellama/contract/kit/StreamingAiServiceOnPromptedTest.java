package io.github.azurellama.contract.kit;

final class StreamingAiServiceOnPromptedTest extends StreamingAiServiceKit {

    StreamingAiServiceOnPromptedTest() {
        super(Combination.PROMPTED);
    }
}
