package org.wardledger.searchserver;

import java.util.SortedMap;
import java.util.TreeMap;

/// The settings of the one node, with the reason for each that is not obvious.
final class NodeSettings {

    /// Below this the server places no further shards; below a quarter of it indices turn
    /// read-only.
    static final long DISK_LOW_BYTES = 1024L * 1024 * 1024;

    static final long DISK_FULL_BYTES = DISK_LOW_BYTES / 4;

    private NodeSettings() {}

    static SortedMap<String, String> of(
            ServerFolder folder, Distribution.Home home, int httpPort, boolean snapshots) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("cluster.name", "ward-ledger");
        settings.put("node.name", "ward-ledger");
        settings.put("discovery.type", "single-node");
        // Loopback only: outside access is the ledger's business, not the index's.
        settings.put("http.host", "127.0.0.1");
        settings.put("transport.host", "127.0.0.1");
        settings.put("http.port", String.valueOf(httpPort));
        settings.put("transport.port", "0");
        settings.put("path.home", home.path().toString());
        settings.put("path.data", folder.data().toString());
        settings.put("path.logs", folder.logs().toString());
        if (snapshots) {
            settings.put("path.repo", folder.snapshots().toString());
        }
        // The chosen port is read back from logs/http.ports.
        settings.put("node.portsfile", "true");
        // A mistyped index name is an error, not a new index with guessed types.
        settings.put("action.auto_create_index", "false");
        settings.put("xpack.security.enabled", "true");
        settings.put("xpack.security.http.ssl.enabled", "false");
        settings.put("xpack.security.transport.ssl.enabled", "false");
        // A dictionary costs time and memory only when an index uses it.
        settings.put("indices.analysis.hunspell.dictionary.lazy", "true");
        putDisk(settings);
        return settings;
    }

    /// The defaults are shares of the disk: a big disk that is 95 % full, with plenty of room for
    /// a ledger, would turn every index read-only. Fixed amounts instead, and [SearchHealth] shows
    /// both little space and read-only indices.
    private static void putDisk(SortedMap<String, String> settings) {
        String prefix = "cluster.routing.allocation.disk.watermark.";
        settings.put(prefix + "low", DISK_LOW_BYTES + "b");
        settings.put(prefix + "high", DISK_LOW_BYTES / 2 + "b");
        settings.put(prefix + "flood_stage", DISK_FULL_BYTES + "b");
        settings.put("cluster.info.update.interval", "10s");
    }
}
