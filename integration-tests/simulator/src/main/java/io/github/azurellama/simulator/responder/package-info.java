/**
 * What the simulated model says: a {@link io.github.azurellama.simulator.responder.Responder} turns a conversation
 * into the model's output. The records here are the vocabulary of that one function and know nothing of HTTP, tokens or endpoint
 * kinds. Everything else in the simulator decides how that output travels.
 */
@NullMarked
package io.github.azurellama.simulator.responder;

import org.jspecify.annotations.NullMarked;
