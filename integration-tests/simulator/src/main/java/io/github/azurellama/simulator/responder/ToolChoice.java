package io.github.azurellama.simulator.responder;

/**
 * Whether the model may or must call tools.
 *
 * @param mode the rule
 * @param name the one tool to call when the mode is {@link Mode#NAMED}; empty otherwise
 */
public record ToolChoice(Mode mode, String name) {

    /** The rules that a request can set. */
    public enum Mode {
        /** The model decides. */
        AUTO,
        /** No tool may be called. */
        NONE,
        /** At least one tool must be called. */
        REQUIRED,
        /** The named tool must be called. */
        NAMED
    }

    /** The model decides: the default when tools are offered. */
    public static final ToolChoice AUTO = new ToolChoice(Mode.AUTO, "");

    /** No tool may be called. */
    public static final ToolChoice NONE = new ToolChoice(Mode.NONE, "");

    /** At least one tool must be called. */
    public static final ToolChoice REQUIRED = new ToolChoice(Mode.REQUIRED, "");

    /** This tool must be called. */
    public static ToolChoice named(String name) {
        return new ToolChoice(Mode.NAMED, name);
    }

    /** Whether a response without a tool call would break the rule. */
    public boolean mustCall() {
        return mode == Mode.REQUIRED || mode == Mode.NAMED;
    }
}
