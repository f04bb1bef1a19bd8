/**
 * Micrometer's metrics and traces of calls, by the names of OpenTelemetry's semantic conventions for generative AI, where an
 * application has a {@code MeterRegistry}.
 */
@NullMarked
package io.github.azurellama.spring.observation;

import org.jspecify.annotations.NullMarked;
