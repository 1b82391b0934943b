package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Movement;
import org.wardledger.events.Publication;

/// The postings that can be reversed, and those that were.
///
/// @param postings of this period, by event id
/// @param reversed of all periods; a posting stands in here while its reversal stands
public record Trace(PMap<UUID, Posting> postings, PSet<UUID> reversed) {

    static final Trace EMPTY = new Trace(HashTreePMap.empty(), HashTreePSet.empty());

    /// One posting with what its mirror needs.
    ///
    /// @param amt the posting's own total, tiyn
    /// @param named whether its type names the home in public
    /// @param reverses the posting it undoes, for a reversal
    /// @param restores what counts again, for a reversal of a reversal
    public record Posting(
            UUID id,
            List<Movement> legs,
            long amt,
            LocalDate eff,
            MoneyCode.@Nullable Group head,
            Id.@Nullable Expenditure exp,
            @Nullable Publication publication,
            boolean named,
            @Nullable UUID reverses,
            @Nullable UUID restores) {}

    /// Adds a posting. The target of a reversal stands reversed; what it restores counts again.
    Trace posted(Posting posting) {
        PSet<UUID> next = reversed;
        if (posting.reverses() != null) {
            next = next.plus(posting.reverses());
        }
        if (posting.restores() != null) {
            next = next.minus(posting.restores());
        }
        return new Trace(postings.plus(posting.id(), posting), next);
    }

    public boolean isReversed(UUID posting) {
        return reversed.contains(posting);
    }
}
