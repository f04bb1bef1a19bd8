/** The server of all measurements, which does as little as a server can. */
@NullMarked
package io.github.azurellama.benchmarks.server;

import org.jspecify.annotations.NullMarked;
