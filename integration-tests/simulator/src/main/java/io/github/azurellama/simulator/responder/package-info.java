/**
 * What the simulated model says: a {@link io.github.azurellama.simulator.responder.Responder} turns a conversation
 * into a reply. The records here are the vocabulary of that one function and know nothing of HTTP, tokens or endpoint
 * kinds. Everything else in the simulator decides how the reply travels.
 */
@NullMarked
package io.github.azurellama.simulator.responder;

import org.jspecify.annotations.NullMarked;
