/**
 * What a request can ask for beyond LangChain4j's own parameters.
 *
 * <p>{@link io.github.azurellama.request.LlamaOption} is the table of options: each is named, typed and bounded there
 * and nowhere else. {@link io.github.azurellama.request.LlamaOptionSetters} gives each a setter, which every builder
 * of this library has.
 */
@NullMarked
package io.github.azurellama.request;

import org.jspecify.annotations.NullMarked;
