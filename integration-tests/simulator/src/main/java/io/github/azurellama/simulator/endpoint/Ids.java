package io.github.azurellama.simulator.endpoint;

import java.util.Random;
import java.util.UUID;

/** Ids that look like a server's, are unique, and are the same in every run. */
final class Ids {

    private final Random random = new Random(20_240_418);

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    String hex() {
        return uuid().replace("-", "");
    }
}
