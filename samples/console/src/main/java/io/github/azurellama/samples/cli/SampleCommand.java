package io.github.azurellama.samples.cli;

/** A sample, with a field for each flag; picocli sets the fields before the sample runs. */
public abstract class SampleCommand {

    /**
     * Runs the sample.
     *
     * @throws IllegalArgumentException if the user passed an invalid value
     */
    public abstract void run(Terminal terminal);
}
