package io.github.azurellama.benchmarks.report;

import okhttp3.OkHttp;

/** Where and with what is measured. */
public final class Machine {

    private Machine() {}

    /** One line for the head of a table. */
    public static String describe() {
        return "%s %s, %d cores, %s %s, OkHttp %s, against langchain4j-open-ai %s"
                .formatted(
                        System.getProperty("java.vm.vendor"),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        OkHttp.VERSION,
                        System.getProperty("langchain4j.version", "1.19.0"));
    }
}
