/**
 * What proves to an endpoint who calls it.
 *
 * <p>The library calls a credential for every attempt, so a rotated key or a renewed token is used at once.
 * Nothing here shows a secret in {@code toString}.
 */
@NullMarked
package io.github.azurellama.auth;

import org.jspecify.annotations.NullMarked;
