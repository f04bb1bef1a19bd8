/** The parts that the samples share. */
@NullMarked
package io.github.azurellama.samples.cli;

import org.jspecify.annotations.NullMarked;
