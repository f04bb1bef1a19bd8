/** When a failed call is tried again. */
@NullMarked
package io.github.azurellama.retry;

import org.jspecify.annotations.NullMarked;
