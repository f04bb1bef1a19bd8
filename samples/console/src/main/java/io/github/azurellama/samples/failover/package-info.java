/** What the sample {@code failover} simulates and prints. */
@NullMarked
package io.github.azurellama.samples.failover;

import org.jspecify.annotations.NullMarked;
