package org.wardledger.projector;

import java.time.Instant;
import java.util.List;

/// How far one index generation is, and who writes it: the document `g<generation>` of the index
/// `projector-checkpoint`.
///
/// @param position last event whose documents are all in the index
/// @param searchable last event whose documents are all visible to searches; readers ask at it
/// @param versions document versions written so far, the same for everybody who folded as far
/// @param eventId id of the event at `position`; empty at 0
/// @param chain hash over all events up to `position`, base64url; empty at 0
/// @param shape digest of mappings and analysis that the generation was made with
/// @param views names of the views in it
/// @param owner node that writes; empty after an orderly end
/// @param run token of its run, never used twice
/// @param leaseMs how long a silent owner keeps it
/// @param savedAt for people; nothing is decided by it
public record Checkpoint(
        int generation,
        long position,
        long searchable,
        long versions,
        String eventId,
        String chain,
        String shape,
        List<String> views,
        String owner,
        String run,
        long leaseMs,
        Instant savedAt) {

    /// Index of all checkpoints.
    public static final String INDEX = "projector-checkpoint";

    public Checkpoint {
        views = List.copyOf(views);
    }

    static Checkpoint start(int generation, String shape, List<String> views, Instant now) {
        return new Checkpoint(generation, 0, 0, 0, "", "", shape, views, "", "", 0, now);
    }

    /// Id of the document of a generation.
    public static String idOf(int generation) {
        return "g" + generation;
    }

    Checkpoint heldBy(String node, String token, long lease, Instant now) {
        return new Checkpoint(
                generation,
                position,
                searchable,
                versions,
                eventId,
                chain,
                shape,
                views,
                node,
                token,
                lease,
                now);
    }

    Checkpoint at(Batch last, long visible, Instant now) {
        return new Checkpoint(
                generation,
                last.position(),
                visible,
                last.versions(),
                last.eventId(),
                last.chain(),
                shape,
                views,
                owner,
                run,
                leaseMs,
                now);
    }

    Checkpoint savedAt(Instant now) {
        return heldBy(owner, run, leaseMs, now);
    }

    Checkpoint released(Instant now) {
        return heldBy("", run, leaseMs, now);
    }

    boolean isFree() {
        return owner.isEmpty();
    }
}
