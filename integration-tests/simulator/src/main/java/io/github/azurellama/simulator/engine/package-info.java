/**
 * The simulated inference engine: turns a responder's output into tokens and ends them where limits, stop sequences or
 * content safety say so. It counts exactly, and what it yields is complete before the first byte is sent, so that a
 * whole response and a stream of it cannot differ. It knows neither JSON shapes nor endpoint kinds.
 */
@NullMarked
package io.github.azurellama.simulator.engine;

import org.jspecify.annotations.NullMarked;
