/**
 * Tokens of the simulated model: words with their leading space, single punctuation marks, single blanks. They are not
 * Llama's tokens, but they are counted exactly, have stable ids and join to the text that they came from. Prompt and
 * response are measured by the same tokenizer.
 */
@NullMarked
package io.github.azurellama.simulator.token;

import org.jspecify.annotations.NullMarked;
