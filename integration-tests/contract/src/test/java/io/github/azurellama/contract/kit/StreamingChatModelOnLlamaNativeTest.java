package io.github.azurellama.contract.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

final class StreamingChatModelOnLlamaNativeTest extends StreamingChatModelKit {

    StreamingChatModelOnLlamaNativeTest() {
        super(Combination.LLAMA_NATIVE);
    }

    @Override
    public void everything_asked_was_in_the_script() throws Exception {
        assertThat(server().azure().awaitDisconnect(Duration.ofSeconds(10)))
                .as("the cancelled stream's connection is closed")
                .isTrue();
        super.everything_asked_was_in_the_script();
    }
}
