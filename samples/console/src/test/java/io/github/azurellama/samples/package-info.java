/** Every sample run as a user runs it, but in this process. */
@NullMarked
package io.github.azurellama.samples;

import org.jspecify.annotations.NullMarked;
