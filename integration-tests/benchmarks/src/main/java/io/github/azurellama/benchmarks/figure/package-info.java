/** What is measured, and how. */
@NullMarked
package io.github.azurellama.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
