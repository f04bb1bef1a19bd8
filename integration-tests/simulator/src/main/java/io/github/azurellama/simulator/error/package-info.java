/**
 * Refusals: what is wrong with a request, kept apart from how each endpoint kind words it. The code that finds the fault
 * throws a {@link io.github.azurellama.simulator.error.ErrorResponseException}; the kind's
 * {@link io.github.azurellama.simulator.error.ErrorFormat} turns it into the response. Every error shape of a kind is
 * therefore in one file.
 */
@NullMarked
package io.github.azurellama.simulator.error;

import org.jspecify.annotations.NullMarked;
