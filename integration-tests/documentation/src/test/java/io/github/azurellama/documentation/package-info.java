/**
 * Holds README and docs against the code: Java blocks compile, links lead somewhere, tables and messages say what the sources
 * say. Nothing here runs a model.
 */
@NullMarked
package io.github.azurellama.documentation;

import org.jspecify.annotations.NullMarked;
