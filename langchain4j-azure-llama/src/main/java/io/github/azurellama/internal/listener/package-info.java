/**
 * Notifies the listeners of calls. {@link io.github.azurellama.internal.listener.CallEvents} is a call as the code that makes it
 * sees it.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.listener;

import org.jspecify.annotations.NullMarked;
