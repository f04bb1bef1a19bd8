/**
 * Faults as data: what can go wrong between an endpoint and its client. A fault says what happens on the wire and
 * nothing about why, so a test reads like the incident that it recalls. New kinds of fault are new records in the one
 * sealed interface.
 */
@NullMarked
package io.github.azurellama.simulator.fault;

import org.jspecify.annotations.NullMarked;
