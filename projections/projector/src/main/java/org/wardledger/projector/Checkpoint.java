package org.wardledger.projector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one part of an index generation is, and who writes it: the document `g<generation>` of
/// the index `projector-checkpoint`, from the second part on `g<generation>-<part>`.
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
/// @param part from 1; not there where the generation is not split
/// @param parts that the generation is split into; not there where it is not
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
        Instant savedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer part,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer parts) {

    /// Index of all checkpoints.
    public static final String INDEX = "projector-checkpoint";

    public Checkpoint {
        views = List.copyOf(views);
    }

    static Checkpoint start(int generation, String shape, List<String> views, Instant now) {
        return start(generation, Part.WHOLE, shape, views, now);
    }

    static Checkpoint start(
            int generation, Part part, String shape, List<String> views, Instant now) {
        Integer number = part.isWhole() ? null : Integer.valueOf(part.number());
        Integer of = part.isWhole() ? null : Integer.valueOf(part.of());
        return new Checkpoint(
                generation, 0, 0, 0, "", "", shape, views, "", "", 0, now, number, of);
    }

    /// Id of the document of a part. That of the first part is the same however many there are:
    /// who writes it first decides for all how a generation is split.
    static String idOf(int generation, int part) {
        return part == 1 ? "g" + generation : "g" + generation + "-" + part;
    }

    /// The part that it is of.
    Part whose() {
        return part == null || parts == null ? Part.WHOLE : new Part(part, parts);
    }

    /// The generation that it is of.
    Generation place() {
        return new Generation(generation, whose().of());
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
                now,
                part,
                parts);
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
                now,
                part,
                parts);
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
