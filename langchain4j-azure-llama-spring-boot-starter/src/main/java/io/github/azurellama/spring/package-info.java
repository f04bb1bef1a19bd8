/**
 * Spring Boot's auto-configuration of the models. Applications configure it by properties and use no class of this package.
 */
@NullMarked
package io.github.azurellama.spring;

import org.jspecify.annotations.NullMarked;
