package io.github.azurellama.contract.fault;

import java.io.IOException;

/** What a server does with a request. The connection serves another one afterwards, unless the script ends it. */
@FunctionalInterface
interface FaultScript {

    void play(BrokenExchange exchange) throws IOException;
}
