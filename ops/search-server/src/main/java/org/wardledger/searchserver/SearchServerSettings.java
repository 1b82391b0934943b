package org.wardledger.searchserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// How one search server is started.
///
/// @param dataDir the ledger's data folder; everything of the server is in `search` inside it
/// @param distributionZip the Elasticsearch distribution that the build resolved
/// @param javaHome the Java that runs the server, 25 or later
/// @param heapMb heap of the server in mebibytes; direct memory is half of it again
/// @param httpPort port on the loopback address, 0 for any free one
/// @param startTimeout how long the server may take to answer; then it is stopped and reported
/// @param dictionaryFolders where `ru_RU.dic`, `kk_KZ.dic` and their `.aff` files are looked for
/// @param tuning whether the process is tuned for a long life or for a quick start
/// @param snapshots whether it may keep snapshots in `search/snapshots`. The ledger makes none,
///     since indices come back from the events; tests look for what a snapshot would keep of a
///     person
public record SearchServerSettings(
        Path dataDir,
        Path distributionZip,
        Path javaHome,
        int heapMb,
        int httpPort,
        Duration startTimeout,
        List<Path> dictionaryFolders,
        Tuning tuning,
        boolean snapshots) {

    /// What the server process is tuned for.
    public enum Tuning {
        /// Both compilers: the best throughput after some minutes.
        THROUGHPUT,
        /// First compiler only: half the processor time until ready. For tests and short lives.
        QUICK_START
    }

    private static final int HEAP_MB = 512;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    public SearchServerSettings {
        dictionaryFolders = List.copyOf(dictionaryFolders);
        if (heapMb < 128) {
            throw new IllegalArgumentException("heapMb must be at least 128, was " + heapMb);
        }
        if (httpPort < 0 || httpPort > 65535) {
            throw new IllegalArgumentException("httpPort must be 0 to 65535, was " + httpPort);
        }
    }

    /// 512 MiB of heap, any free port, the Java of this process, five minutes to start: an idle
    /// machine needs 6 s, two busy cores have been seen to need 90.
    public static SearchServerSettings defaults(Path dataDir, Path distributionZip) {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                Path.of(System.getProperty("java.home")),
                HEAP_MB,
                0,
                START_TIMEOUT,
                HunspellDictionaries.USUAL_FOLDERS,
                Tuning.THROUGHPUT,
                false);
    }

    public SearchServerSettings withJavaHome(Path home) {
        return with(draft -> draft.javaHome = home);
    }

    public SearchServerSettings withHeapMb(int heap) {
        return with(draft -> draft.heapMb = heap);
    }

    public SearchServerSettings withHttpPort(int port) {
        return with(draft -> draft.httpPort = port);
    }

    public SearchServerSettings withStartTimeout(Duration timeout) {
        return with(draft -> draft.startTimeout = timeout);
    }

    public SearchServerSettings withDictionaryFolders(List<Path> folders) {
        return with(draft -> draft.dictionaryFolders = folders);
    }

    public SearchServerSettings withTuning(Tuning chosen) {
        return with(draft -> draft.tuning = chosen);
    }

    public SearchServerSettings withSnapshots() {
        return with(draft -> draft.snapshots = true);
    }

    private SearchServerSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                draft.javaHome,
                draft.heapMb,
                draft.httpPort,
                draft.startTimeout,
                draft.dictionaryFolders,
                draft.tuning,
                draft.snapshots);
    }

    /// What can be chosen, while it is.
    private static final class Draft {
        private Path javaHome;
        private int heapMb;
        private int httpPort;
        private Duration startTimeout;
        private List<Path> dictionaryFolders;
        private Tuning tuning;
        private boolean snapshots;

        Draft(SearchServerSettings now) {
            javaHome = now.javaHome;
            heapMb = now.heapMb;
            httpPort = now.httpPort;
            startTimeout = now.startTimeout;
            dictionaryFolders = now.dictionaryFolders;
            tuning = now.tuning;
            snapshots = now.snapshots;
        }
    }
}
