/** The library's inner parts by themselves, under JMH. */
@NullMarked
package io.github.azurellama.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
