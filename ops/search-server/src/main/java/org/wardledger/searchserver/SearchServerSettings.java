package org.wardledger.searchserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                home,
                heapMb,
                httpPort,
                startTimeout,
                dictionaryFolders,
                tuning,
                snapshots);
    }

    public SearchServerSettings withHeapMb(int heap) {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                javaHome,
                heap,
                httpPort,
                startTimeout,
                dictionaryFolders,
                tuning,
                snapshots);
    }

    public SearchServerSettings withHttpPort(int port) {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                javaHome,
                heapMb,
                port,
                startTimeout,
                dictionaryFolders,
                tuning,
                snapshots);
    }

    public SearchServerSettings withStartTimeout(Duration timeout) {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                javaHome,
                heapMb,
                httpPort,
                timeout,
                dictionaryFolders,
                tuning,
                snapshots);
    }

    public SearchServerSettings withDictionaryFolders(List<Path> folders) {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                javaHome,
                heapMb,
                httpPort,
                startTimeout,
                folders,
                tuning,
                snapshots);
    }

    public SearchServerSettings withTuning(Tuning chosen) {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                javaHome,
                heapMb,
                httpPort,
                startTimeout,
                dictionaryFolders,
                chosen,
                snapshots);
    }

    public SearchServerSettings withSnapshots() {
        return new SearchServerSettings(
                dataDir,
                distributionZip,
                javaHome,
                heapMb,
                httpPort,
                startTimeout,
                dictionaryFolders,
                tuning,
                true);
    }
}
