/**
 * What bounds a call: how often it is repeated, and how much of a deployment's quota it may take.
 */
@NullMarked
package io.github.azurellama.limit;

import org.jspecify.annotations.NullMarked;
