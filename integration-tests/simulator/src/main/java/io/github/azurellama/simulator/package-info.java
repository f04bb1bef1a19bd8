/**
 * A local Azure for tests and samples: {@link io.github.azurellama.simulator.AzureSimulator} serves one
 * {@link io.github.azurellama.simulator.SimulatedEndpoint} on 127.0.0.1. It decides from the request alone and is as
 * strict as the endpoint that it stands for. What it proves is protocol and mapping, never the quality of a model.
 */
@NullMarked
package io.github.azurellama.simulator;

import org.jspecify.annotations.NullMarked;
