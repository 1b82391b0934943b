package org.wardledger.launcher.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.wardledger.launcher.bench.Figure.Unit;

/// What this process used, by all its threads and by those of the virtual machine. Says what work
/// costs where rates say how busy the machine was.
///
/// @param nanos of processor
/// @param bytes allocated
record Cost(long nanos, long bytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Since the process began.
    static Cost now() {
        return new Cost(SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
    }

    static Cost since(Cost start) {
        Cost now = now();
        return new Cost(now.nanos - start.nanos, now.bytes - start.bytes);
    }

    /// For each of so many operations.
    List<Figure> each(long count) {
        long operations = Math.max(1, count);
        return List.of(
                new Figure("processor each", nanos / operations, Unit.NANOS),
                new Figure("allocated each", bytes / operations, Unit.BYTES));
    }
}
