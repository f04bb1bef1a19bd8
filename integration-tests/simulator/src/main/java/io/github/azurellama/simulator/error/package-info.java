/**
 * Refusals: what is wrong with a request, told apart from how each endpoint kind words it. Whoever finds the fault
 * throws a {@link io.github.azurellama.simulator.error.ErrorResponseException}; the kind's
 * {@link io.github.azurellama.simulator.error.ErrorFormat} turns it into the answer. Every error shape of a kind is
 * therefore in one file.
 */
@NullMarked
package io.github.azurellama.simulator.error;

import org.jspecify.annotations.NullMarked;
