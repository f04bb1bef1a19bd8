/** How the cost of a call grows with what is sent and answered. */
@NullMarked
package io.github.azurellama.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
