/**
 * Which of several deployments an attempt goes to, by what earlier attempts showed. Knows nothing of HTTP; time and randomness
 * are injected.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.pool;

import org.jspecify.annotations.NullMarked;
