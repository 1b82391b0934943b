package org.wardledger.views;

import java.nio.charset.StandardCharsets;

/// Samples of documents that depend on nothing but their ids: the same ones after every rebuild, in
/// every part and at every position, so that an estimate from a sample can be asked for again. The
/// sample of level n holds one document in 2^n, chosen by a fixed hash, and all of level n + 1.
public final class Samples {
    /// The thinnest sample, one document in a million.
    public static final int MAX = 20;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Samples() {}

    /// The thinnest sample that a document belongs to; 0 for half of all documents, which belong to
    /// none. FNV-1a over the id in UTF-8, then mixed, since few of its bits depend on the last
    /// letters alone; then its zero bits are counted from the lowest.
    public static int level(String id) {
        long hash = BASIS;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return Math.min(MAX, Long.numberOfTrailingZeros(hash ^ hash >>> 33));
    }
}
