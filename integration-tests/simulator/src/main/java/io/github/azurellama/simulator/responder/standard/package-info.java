/**
 * What the simulated model says unless a test brings its own responder: a table of rules, responses from the text that the
 * prompt gives, JSON filled from the text, and calls of the tools whose arguments the text has. All of it is rules for what the
 * samples and docs show; none of it is a language model.
 */
@NullMarked
package io.github.azurellama.simulator.responder.standard;

import org.jspecify.annotations.NullMarked;
