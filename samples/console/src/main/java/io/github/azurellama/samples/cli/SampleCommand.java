package io.github.azurellama.samples.cli;

import picocli.CommandLine.Mixin;

/** A sample, with a field for each flag; picocli sets the fields before the sample runs. */
public abstract class SampleCommand {

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    /**
     * Runs the sample against the endpoint that the environment names, else against a simulator.
     *
     * @throws IllegalArgumentException if the user passed an invalid value
     */
    public final void run(Terminal terminal) {
        try (Connection azure = connection.open(terminal)) {
            run(azure, terminal);
        }
    }

    /** Does what the sample shows. */
    protected abstract void run(Connection azure, Terminal terminal);
}
