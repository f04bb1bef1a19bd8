/**
 * Finding things in text: words, sentences, numbers, names, dates, sums. These are plain rules, not a language model;
 * each says in its javadoc what it finds and what it misses. The skills are built on them.
 */
@NullMarked
package io.github.azurellama.simulator.responder.reading;

import org.jspecify.annotations.NullMarked;
