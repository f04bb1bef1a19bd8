package io.github.azurellama.benchmarks.figure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;

/**
 * What this process has used so far.
 *
 * @param cpuNanos CPU time of all threads, those of the JVM included
 * @param bytes what all threads have allocated; before JDK 21 those only that still live
 */
public record Resources(long cpuNanos, long bytes) {

    /** What is used by now. */
    public static Resources used() {
        return new Resources(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(), allocated());
    }

    /** What was used since then. */
    public Resources since(Resources earlier) {
        return new Resources(cpuNanos - earlier.cpuNanos, bytes - earlier.bytes);
    }

    private static long allocated() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        try {
            return (long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(threads.getObjectName(), "TotalThreadAllocatedBytes");
        } catch (AttributeNotFoundException e) {
            return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                    .filter(bytes -> bytes > 0)
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException("this JVM does not report what its threads allocate", e);
        }
    }
}
