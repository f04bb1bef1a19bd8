/** The JVMs that measurements run in. */
@NullMarked
package io.github.azurellama.benchmarks.process;

import org.jspecify.annotations.NullMarked;
