package org.wardledger.launcher.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where it was measured. Without this a figure says nothing.
///
/// @param load average of the last minute
record Machine(int cores, long memoryMib, String load, String jdk, boolean busy) {

    static Machine now() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        int cores = system.getAvailableProcessors();
        return new Machine(
                cores,
                system.getTotalMemorySize() >> 20,
                String.format(Locale.ROOT, "%.1f", load),
                System.getProperty("java.vendor.version") + " " + Runtime.version(),
                load > cores);
    }

    String text() {
        return "%d cores, %,d MiB, load %s, %s, heap limit %,d MiB"
                .formatted(cores, memoryMib, load, jdk, Runtime.getRuntime().maxMemory() >> 20);
    }

    /// Memory of this process that is in the machine's, KiB; 0 where the system does not say.
    static long resident(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
