package io.github.azurellama.samples.cli;

/** A program that {@link Launcher} starts after it has filled its fields from the command line. */
@FunctionalInterface
public interface Sample {

    /**
     * Does what the sample shows.
     *
     * @throws IllegalArgumentException if the user passed an invalid value
     */
    void run(Terminal terminal);
}
