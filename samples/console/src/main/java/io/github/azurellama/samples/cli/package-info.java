/** What all samples share: the command line, where the model is, and how a response is shown. */
@NullMarked
package io.github.azurellama.samples.cli;

import org.jspecify.annotations.NullMarked;
