package org.wardledger.projector;

import java.util.Map;
import java.util.Set;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.views.View;

/// Where documents are read back from that are not in memory.
interface DocumentSource {

    /// @param bytes size of its JSON
    record Loaded(View view, int bytes) {}

    /// The versions in force at a position, as current ones; a missing key stands for a document
    /// that did not exist then.
    Map<Key, Loaded> load(Set<Key> keys, long position);

    /// The same for documents that other parts write. They did not change after `since`, up to
    /// the position.
    ///
    /// @throws Behind where one of those parts is not at `since` yet
    default Map<Key, Loaded> loadOthers(Set<Key> keys, long position, long since) {
        throw new IllegalStateException("there are no other parts");
    }

    /// Nothing was ever written.
    static DocumentSource nothing() {
        return (keys, position) -> Map.of();
    }
}
