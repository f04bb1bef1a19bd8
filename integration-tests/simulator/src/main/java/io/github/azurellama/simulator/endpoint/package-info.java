/**
 * The endpoint kinds: which routes each has, how it authenticates, what it refuses and in which words. Each is a pure
 * function from a call to a response, put together from parts that several kinds share. An endpoint keeps no state
 * except its rate-limit counters and whether {@code /score} was called.
 */
@NullMarked
package io.github.azurellama.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
