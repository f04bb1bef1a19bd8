/**
 * The connections below the calls: how many streams share one, what happens when one is lost before a response, and how a
 * blocking call notices that its thread is interrupted. Knows OkHttp, and nothing of models.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.connect;

import org.jspecify.annotations.NullMarked;
