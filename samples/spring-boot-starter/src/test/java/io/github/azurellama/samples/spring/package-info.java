/** The sample, run as its user runs it. */
@NullMarked
package io.github.azurellama.samples.spring;

import org.jspecify.annotations.NullMarked;
