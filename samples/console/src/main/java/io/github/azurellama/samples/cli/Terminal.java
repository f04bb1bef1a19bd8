package io.github.azurellama.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What surrounds a sample: its two outputs and its environment. */
public final class Terminal {

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final boolean interactive;
    private volatile boolean midLine;

    /**
     * A terminal.
     *
     * @param interactive whether a person reads stderr, rather than a file
     */
    public Terminal(PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.interactive = interactive;
    }

    /**
     * The terminal of this process, written in UTF-8 whatever the locale. {@code samples/run} says whether it is one, because
     * the JDK knows only of stdin and stdout.
     */
    public static Terminal ofProcess() {
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
                System.getenv(),
                Boolean.getBoolean("samples.interactive"));
    }

    /** Prints text and flushes, so that it is seen at once. */
    public void print(String text) {
        if (!text.isEmpty()) {
            out.print(text);
            out.flush();
            midLine = !text.endsWith("\n");
        }
    }

    /** Prints a line; an empty one for null. */
    public void println(@Nullable String line) {
        print((line == null ? "" : line) + System.lineSeparator());
    }

    /** Ends the line. */
    public void println() {
        println("");
    }

    /** Prints a line for the person in front of the screen, beside the output. A line that was begun is ended first. */
    public void note(String line) {
        if (midLine) {
            println();
        }
        err.println(line.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** Shows on stderr how far the work is: each step in place of the one before, or only the last in a file. */
    public void progress(String verb, int done, int total, String what) {
        String line = verb + " " + done + " of " + total + " " + what;
        boolean last = done == total;
        if (interactive) {
            err.print("\r" + line + (last ? System.lineSeparator() : ""));
            err.flush();
        } else if (last) {
            err.println(line);
        }
    }

    /** The value of an environment variable; empty also if it is blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
