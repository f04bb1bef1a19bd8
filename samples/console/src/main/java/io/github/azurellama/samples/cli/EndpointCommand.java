package io.github.azurellama.samples.cli;

import picocli.CommandLine.Mixin;

/** A sample of one endpoint: the one that the environment names, else a simulator. */
public abstract class EndpointCommand extends SampleCommand {

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Override
    public final void run(Terminal terminal) {
        try (Connection azure = connection.open(terminal)) {
            run(azure, terminal);
        }
    }

    /** Does what the sample shows. */
    protected abstract void run(Connection azure, Terminal terminal);
}
