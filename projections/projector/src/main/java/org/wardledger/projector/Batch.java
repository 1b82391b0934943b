package org.wardledger.projector;

import java.util.List;

/// Events folded together, and what they write.
///
/// @param number of the batch in its run, from 1
/// @param position last event in it
/// @param eventId id of that event
/// @param chain hash over all events up to it, base64url
/// @param versions document versions written by all events up to it
/// @param ended versions that the batch ended: they have to be in the index before `current`
/// @param current newest version of each document that the batch changed
record Batch(
        long number,
        long position,
        String eventId,
        String chain,
        long versions,
        List<Write> ended,
        List<Write> current) {

    int documents() {
        return ended.size() + current.size();
    }
}
