/** How the cost of a call grows with the size of request and response. */
@NullMarked
package io.github.azurellama.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
