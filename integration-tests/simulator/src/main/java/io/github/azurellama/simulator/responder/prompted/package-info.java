/**
 * Plays a model whose tools stand in the prompt, as Llama 3.1 and later are trained to be.
 *
 * <p>The prompt is read into the structured conversation that other responders know, and what they call is written out as
 * text. So one responder serves endpoints with and without tools.
 */
@NullMarked
package io.github.azurellama.simulator.responder.prompted;

import org.jspecify.annotations.NullMarked;
