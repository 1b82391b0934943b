package org.wardledger.launcher.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// All rows in the order in which they are run: those on the demo data first, so that the memory is
/// that of a server and not of what the other rows have left behind.
final class Rows {
    private Rows() {}

    static Map<String, Measure> all() {
        Map<String, Measure> rows = new LinkedHashMap<>();
        rows.put("replay-search", new ReplaySearch());
        rows.put("memory", new Memory());
        rows.put("replay", new ReplayNull());
        rows.put("log", new LogRow());
        rows.put("search", new SearchLoad());
        rows.put("lag", new Lag());
        rows.put("commands", new Commands());
        rows.put("http", new HttpCommands());
        rows.put("import", new ImportFile());
        rows.put("growth", new Growth());
        return rows;
    }
}
