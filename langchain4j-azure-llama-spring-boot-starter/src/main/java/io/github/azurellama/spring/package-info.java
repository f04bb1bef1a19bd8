/**
 * Spring Boot's auto-configuration of the models. An application says what it wants by properties alone and depends on no
 * class of this package.
 */
@NullMarked
package io.github.azurellama.spring;

import org.jspecify.annotations.NullMarked;
