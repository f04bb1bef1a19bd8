/**
 * Reading requests: the fields that each dialect knows, their types and ranges, the rules between them, and the
 * conversation inside. Everything here either yields a
 * {@link io.github.azurellama.simulator.request.GenerationRequest} or throws a refusal. Differences between dialects
 * are rows of {@link io.github.azurellama.simulator.request.RequestDialect}.
 */
@NullMarked
package io.github.azurellama.simulator.request;

import org.jspecify.annotations.NullMarked;
