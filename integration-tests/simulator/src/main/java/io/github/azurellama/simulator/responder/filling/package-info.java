/**
 * Filling a JSON Schema from text: the arguments of a tool that was never seen before, or a response of a given form.
 * Property names, descriptions, enums and types say what to look for; what the text does not hold is left out, or given
 * a neutral value where the schema insists. It reads JSON Schema as far as tools and structured responses use it.
 */
@NullMarked
package io.github.azurellama.simulator.responder.filling;

import org.jspecify.annotations.NullMarked;
