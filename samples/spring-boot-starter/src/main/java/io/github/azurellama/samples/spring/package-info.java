/** A Spring Boot application whose model is described by properties alone. */
@NullMarked
package io.github.azurellama.samples.spring;

import org.jspecify.annotations.NullMarked;
