package io.github.azurellama.benchmarks.growth;

/**
 * What a call costs.
 *
 * @param micros how long it takes, the median
 * @param bytes what is allocated, the mean
 */
record Cost(double micros, double bytes) {}
