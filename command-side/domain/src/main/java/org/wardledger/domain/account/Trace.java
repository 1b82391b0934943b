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
            @Nullable UUID restores) {

        /// The posting that a wish to undo this one is about: what a reversal of a reversal
        /// restored stands again, with the same legs, and is itself to be reversed.
        Posting meant() {
            return restores == null
                    ? this
                    : new Posting(
                            restores, legs, amt, eff, head, exp, publication, named, null, null);
        }

        /// What a ward got by it; below zero what the ward paid, tiyn.
        long of(Id.Ward ward) {
            return legs.stream()
                    .filter(leg -> ward.equals(leg.ward()))
                    .mapToLong(Movement::amount)
                    .sum();
        }

        /// Whether it gave back to the wards of a purchase what they had paid.
        boolean refund() {
            return head != null
                    && reverses == null
                    && legs.stream().anyMatch(leg -> leg.ward() != null && leg.amount() > 0);
        }
    }

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
