/** The command that measures and prints. */
@NullMarked
package io.github.azurellama.benchmarks;

import org.jspecify.annotations.NullMarked;
