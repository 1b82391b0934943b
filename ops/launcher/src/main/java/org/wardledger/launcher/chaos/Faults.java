package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Does what the schedule says, and undoes it.
final class Faults {
    private static final Path THROTTLES = Path.of("/sys/fs/cgroup/blkio");
    private static final List<String> JUMPS = List.of("+26h", "-3h", "+90m", "-30h");
    private static final int MORE_PEOPLE = 9;
    private static final long PULSE_MS = 200;

    private final Site site;
    private final Crowd crowd;
    private final long seed;
    private @Nullable Path throttle;
    private @Nullable Thread pulses;

    Faults(Site site, Crowd crowd, long seed) {
        this.site = site;
        this.crowd = crowd;
        this.seed = seed;
    }

    /// Why some kinds cannot be injected on this machine.
    static Map<FaultKind, String> missing(Site site) {
        Map<FaultKind, String> missing = new TreeMap<>();
        site.volume()
                .plain()
                .ifPresent(
                        why -> {
                            missing.put(FaultKind.STORE_AWAY, why);
                            missing.put(FaultKind.DISK_FULL, why);
                        });
        Optional<String> clock = Site.noClock();
        clock.ifPresent(why -> missing.put(FaultKind.CLOCK_JUMP, why));
        return missing;
    }

    /// How the disk is slowed down here.
    static String slowness(Site site) {
        boolean group = site.volume().plain().isEmpty() && Files.isWritable(THROTTLES);
        return group
                ? "slow-disk: control group blkio, 10 to 40 writes a second"
                : "slow-disk: SIGSTOP for 200 ms, then as long SIGCONT, of the product";
    }

    void begin(Schedule.Planned planned) throws IOException, InterruptedException {
        switch (planned.kind()) {
            case KILL_PRODUCT -> site.product().kill();
            case KILL_SEARCH -> search().forEach(ProcessHandle::destroyForcibly);
            case STOP_SEARCH -> signal(search(), "STOP");
            case STORE_AWAY -> site.volume().freeze();
            case DISK_FULL -> site.volume().fill();
            case SLOW_DISK -> slow(10 + planned.variant() % 31);
            case CLOCK_JUMP -> site.shiftClock(JUMPS.get(planned.variant() % JUMPS.size()));
            case BURST -> crowd.start(MORE_PEOPLE, seed + planned.number());
            case WITNESS_AWAY -> site.witness().kill();
        }
    }

    void end(Schedule.Planned planned) throws IOException, InterruptedException {
        switch (planned.kind()) {
            case KILL_PRODUCT -> site.startProduct();
            case KILL_SEARCH -> {} // the product brings it back
            case STOP_SEARCH -> signal(search(), "CONT");
            case STORE_AWAY -> site.volume().thaw();
            case DISK_FULL -> site.volume().empty();
            case SLOW_DISK -> fast();
            case CLOCK_JUMP -> site.shiftClock("+0");
            case BURST -> crowd.end();
            case WITNESS_AWAY -> site.startWitness();
        }
    }

    private List<ProcessHandle> search() {
        return site.product().children();
    }

    private static void signal(List<ProcessHandle> processes, String name)
            throws InterruptedException {
        for (ProcessHandle process : processes) {
            Shell.signal(name, process.pid());
        }
    }

    private void slow(int writesPerSecond) throws IOException, InterruptedException {
        if (site.volume().plain().isPresent() || !Files.isWritable(THROTTLES)) {
            long pid = site.product().pid();
            pulses = Thread.ofPlatform().daemon().start(() -> pulse(pid));
            return;
        }
        Path group = THROTTLES.resolve("ledger-chaos-" + ProcessHandle.current().pid());
        Files.createDirectories(group);
        Files.writeString(
                group.resolve("blkio.throttle.write_iops_device"),
                site.volume().device() + " " + writesPerSecond);
        throttle = group;
        for (long pid : pids()) {
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
        }
    }

    private List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        pids.add(site.product().pid());
        site.product().children().forEach(child -> pids.add(child.pid()));
        return pids;
    }

    private void fast() throws IOException, InterruptedException {
        Thread running = pulses;
        if (running != null) {
            running.interrupt();
            running.join();
            pulses = null;
        }
        Path group = throttle;
        if (group != null) {
            throttle = null;
            for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
                Files.writeString(THROTTLES.resolve("cgroup.procs"), pid);
            }
            Shell.run("rmdir", group.toString());
        }
    }

    private static void pulse(long pid) {
        try {
            while (true) {
                Shell.signal("STOP", pid);
                try {
                    Thread.sleep(PULSE_MS);
                } finally {
                    Shell.signal("CONT", pid);
                }
                Thread.sleep(PULSE_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
