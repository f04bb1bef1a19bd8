/** Starts a simulator for the tests of a Spring Boot application, 3.5 or 4. */
@NullMarked
package io.github.azurellama.simulator.spring;

import org.jspecify.annotations.NullMarked;
