package io.github.azurellama.simulator.responder;

/**
 * A call of a tool by the model.
 *
 * @param id identifies the call in later tool messages; blank lets the simulator give one
 * @param name the tool's name
 * @param arguments a JSON object as text
 */
public record ToolCall(String id, String name, String arguments) {

    /** A call whose id the simulator chooses. */
    public static ToolCall of(String name, String arguments) {
        return new ToolCall("", name, arguments);
    }

    /** The same call under another id. */
    public ToolCall withId(String newId) {
        return new ToolCall(newId, name, arguments);
    }
}
