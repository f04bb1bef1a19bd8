/** The command lines of the samples: the flags of each, and what it prints beside the response. */
@NullMarked
package io.github.azurellama.samples.command;

import org.jspecify.annotations.NullMarked;
