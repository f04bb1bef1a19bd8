/**
 * What a failed call means: an error response is parsed once into a {@link io.github.azurellama.internal.error.ServerError},
 * and every failure becomes one of LangChain4j's exceptions, with a remedy where one is known.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.error;

import org.jspecify.annotations.NullMarked;
