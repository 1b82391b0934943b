package org.wardledger.launcher.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be done to a ledger that runs. The code is what `--faults` and the report call it.
enum FaultKind {
    /// `kill -9` of the product: what a power cut of its machine does to it.
    KILL_PRODUCT(1, 3),
    /// `kill -9` of Elasticsearch.
    KILL_SEARCH(1, 3),
    /// SIGSTOP of Elasticsearch: it is there and does not answer.
    STOP_SEARCH(6, 12),
    /// The disk of store, index and log does not answer (`fsfreeze`): longer than a request may
    /// take, so that whoever waits for it without a limit is found.
    STORE_AWAY(17, 20),
    /// Not a block is left on the disk of the data folder.
    DISK_FULL(5, 8),
    /// Few writes a second (control group `blkio`); where that cannot be had, stops of 200 ms.
    SLOW_DISK(6, 10),
    /// The clock of the product is hours or days away (`libfaketime`).
    CLOCK_JUMP(4, 6),
    /// Ten times the requests.
    BURST(5, 8),
    /// `kill -9` of the one witness.
    WITNESS_AWAY(4, 8);

    /// Shortest and longest time that it lasts, seconds.
    final int shortest;

    final int longest;

    FaultKind(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(FaultKind::code).toList();
    }
}
