package io.github.azurellama.benchmarks.report;

import java.lang.management.ManagementFactory;
import okhttp3.OkHttp;

/** Where and with what is measured. */
public final class Machine {

    private Machine() {}

    /** One line for the head of a table, with the load of the last minute. */
    public static String describe() {
        return "%s %s, %d cores, %s %s, OkHttp %s, langchain4j-open-ai %s; load average %.1f"
                .formatted(
                        System.getProperty("java.vm.vendor"),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        OkHttp.VERSION,
                        System.getProperty("langchain4j.version", "1.19.0"),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
