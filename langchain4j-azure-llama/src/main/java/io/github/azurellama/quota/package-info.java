/** A deployment's quota: how many requests and tokens calls may use per minute. */
@NullMarked
package io.github.azurellama.quota;

import org.jspecify.annotations.NullMarked;
