/**
 * The skills of the standard responder, one class each. They use what the conversation says: no skill knows a
 * test, and none pretends to be a language model. Each is a responder of its own, so they compose in any order.
 */
@NullMarked
package io.github.azurellama.simulator.responder.skill;

import org.jspecify.annotations.NullMarked;
