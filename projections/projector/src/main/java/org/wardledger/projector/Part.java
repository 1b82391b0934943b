package org.wardledger.projector;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// One share of the documents of a generation: those that its worker writes, into indices of their
/// own. A document belongs to exactly one part, by a hash of its view's name and its id. The hash
/// says where stored documents are: it never changes.
///
/// @param number from 1
/// @param of parts of the generation; 1 where it is not split
record Part(int number, int of) {
    static final Part WHOLE = new Part(1, 1);
    static final int PARTS_MAX = 32;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    Part {
        if (of < 1 || of > PARTS_MAX || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "part %d of %d: parts are numbered from 1, at most %d"
                            .formatted(number, of, PARTS_MAX));
        }
    }

    static List<Part> all(int of) {
        return IntStream.rangeClosed(1, of).mapToObj(number -> new Part(number, of)).toList();
    }

    /// The part that a document belongs to.
    static Part ofDocument(String view, String id, int of) {
        return of == 1 ? WHOLE : new Part(1 + (int) Long.remainderUnsigned(hash(view, id), of), of);
    }

    boolean owns(String view, String id) {
        return of == 1 || 1 + (int) Long.remainderUnsigned(hash(view, id), of) == number;
    }

    boolean isWhole() {
        return of == 1;
    }

    /// FNV-1a over `view`, a zero byte and `id` in UTF-8, then mixed, since few bits of FNV-1a
    /// depend on the last letters alone.
    private static long hash(String view, String id) {
        long hash = add(add(BASIS, view) * PRIME, id);
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    private static long add(long hash, String text) {
        long next = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            next = (next ^ (b & 0xff)) * PRIME;
        }
        return next;
    }

    @Override
    public String toString() {
        return number + " of " + of;
    }
}
