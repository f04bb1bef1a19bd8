/**
 * Parameters of requests beyond LangChain4j's own.
 *
 * <p>{@link io.github.azurellama.request.LlamaOption} is the only place that defines the name, type and range of an option.
 * {@link io.github.azurellama.request.LlamaOptionSetters} has a setter for each, which every builder of this library inherits.
 */
@NullMarked
package io.github.azurellama.request;

import org.jspecify.annotations.NullMarked;
