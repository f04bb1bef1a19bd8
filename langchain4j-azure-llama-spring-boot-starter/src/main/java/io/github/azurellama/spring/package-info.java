/**
 * Spring Boot's auto-configuration of the models. Applications configure it by properties and, for the rest,
 * {@link io.github.azurellama.spring.AzureLlamaModelCustomizer}.
 */
@NullMarked
package io.github.azurellama.spring;

import org.jspecify.annotations.NullMarked;
