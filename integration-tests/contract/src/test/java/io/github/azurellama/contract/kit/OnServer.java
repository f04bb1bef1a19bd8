package io.github.azurellama.contract.kit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A class of the kit with a server of its own, which must have known all that was asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface OnServer {

    KitServer server();

    @AfterAll
    default void everything_asked_was_in_the_script() throws Exception {
        server().close();
    }
}
