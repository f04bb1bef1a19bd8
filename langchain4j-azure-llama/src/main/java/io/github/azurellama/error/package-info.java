/**
 * The one exception of this library's own: what an HTTP answer said when a call failed.
 * It is the cause of the LangChain4j exception that the caller sees.
 */
@NullMarked
package io.github.azurellama.error;

import org.jspecify.annotations.NullMarked;
