/**
 * Tests of the standard responder, without a network. Each table is one skill: what is said, and what the response is.
 * New skills belong here with the questions that they are for.
 */
@NullMarked
package io.github.azurellama.simulator.responder.standard;

import org.jspecify.annotations.NullMarked;
