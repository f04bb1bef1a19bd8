/**
 * LangChain4j's messages, contents, tools and schemas as wire records.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.message;

import org.jspecify.annotations.NullMarked;
