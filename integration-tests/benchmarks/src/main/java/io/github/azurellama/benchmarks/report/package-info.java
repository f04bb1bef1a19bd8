/** What is told of the results. */
@NullMarked
package io.github.azurellama.benchmarks.report;

import org.jspecify.annotations.NullMarked;
