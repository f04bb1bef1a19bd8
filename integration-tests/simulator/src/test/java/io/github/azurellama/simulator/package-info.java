/**
 * Tests of the simulator over HTTP, as a client sees it. They use the JDK's client, so nothing of the library is proven
 * or needed here. Rules that several kinds share are tested once, over all kinds that have them.
 */
@NullMarked
package io.github.azurellama.simulator;

import org.jspecify.annotations.NullMarked;
