/**
 * The samples: one small program for each thing that people want to do. Each class is meant to be read: it shows how a
 * model is built and called. What has nothing to do with the library is in {@link io.github.azurellama.samples.cli}.
 *
 * <p>{@code ./samples/run} in the root of the repository lists and runs them.
 */
@NullMarked
package io.github.azurellama.samples;

import org.jspecify.annotations.NullMarked;
