/**
 * Writing responses: the JSON of whole responses and of the chunks of a stream, in the style of each server. A
 * {@link io.github.azurellama.simulator.format.Generated} goes in; what differs between servers is in
 * {@link io.github.azurellama.simulator.format.Style}. Chunks are made while they are sent, so that thousands of long
 * streams need little memory.
 */
@NullMarked
package io.github.azurellama.simulator.format;

import org.jspecify.annotations.NullMarked;
