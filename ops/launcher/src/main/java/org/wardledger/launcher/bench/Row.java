package org.wardledger.launcher.bench;

import java.util.List;

/// One row of the table: what this program did and what its peer did in the same run.
///
/// @param ours measured of this program
/// @param peer name of the peer; empty where there is none
/// @param peers measured of the peer
/// @param note what the figures were taken over, or why there are none
public record Row(
        String name, List<Figure> ours, String peer, List<Figure> peers, List<String> note) {

    public Row {
        ours = List.copyOf(ours);
        peers = List.copyOf(peers);
        note = List.copyOf(note);
    }

    /// Not measured, and why.
    static Row skipped(String name, String reason) {
        return new Row(name, List.of(), "", List.of(), List.of("skipped: " + reason));
    }
}
