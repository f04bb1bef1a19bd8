/**
 * The samples: one small program for each thing that people want to do. Each class begins with a {@code main} of plain
 * LangChain4j that can be copied: it reads the endpoint from the environment and the rest from its arguments.
 *
 * <p>{@code ./samples/run} in the root of the repository lists and runs them, with flags for everything that can be set and
 * with a simulator where the environment names no endpoint; the code for that is in
 * {@link io.github.azurellama.samples.cli}.
 */
@NullMarked
package io.github.azurellama.samples;

import org.jspecify.annotations.NullMarked;
