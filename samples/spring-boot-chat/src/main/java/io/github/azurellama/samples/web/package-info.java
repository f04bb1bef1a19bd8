/**
 * A chat in the browser: {@link io.github.azurellama.samples.web.Turn} is where LangChain4j and this project's library are
 * used, the rest is the web application around it.
 *
 * <p>{@code ./samples/run web} in the root of the repository starts it.
 */
@NullMarked
package io.github.azurellama.samples.web;

import org.jspecify.annotations.NullMarked;
