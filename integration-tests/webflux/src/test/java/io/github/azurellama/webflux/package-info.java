/** A reactive application of Spring Boot on a streaming model. */
@NullMarked
package io.github.azurellama.webflux;

import org.jspecify.annotations.NullMarked;
