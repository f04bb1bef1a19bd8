/** Tests of the starter in contexts of Spring Boot, against the simulator. */
@NullMarked
package io.github.azurellama.spring.observation;

import org.jspecify.annotations.NullMarked;
