package io.github.azurellama.simulator.responder;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tool that the model may call.
 *
 * @param name the function's name
 * @param description what it does; empty if the client gave none
 * @param parameters JSON Schema of the arguments; an empty object if the client gave none
 */
public record Tool(String name, String description, ObjectNode parameters) {}
