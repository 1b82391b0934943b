package org.wardledger.domain.account;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.wardledger.events.Carried.OpenDiscrepancy;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Carried.OpenTransfer;
import org.wardledger.events.Id;
import org.wardledger.events.TransferEvent.TransferSent;

/// What is under way on an account.
///
/// @param spends expenditures of this period and open ones carried into it
/// @param reservations standing reservations that run
/// @param discrepancies open ones, explained ones included
/// @param transfers sent and not yet confirmed
/// @param received transfers that arrived in this period, so that none arrives twice
/// @param requests cash a ward asked for and has not got, tiyn
public record Work(
        PMap<Id.Expenditure, Spend> spends,
        PMap<Id.Reservation, OpenReservation> reservations,
        PMap<Id.Discrepancy, Issue> discrepancies,
        PMap<Id.Transfer, Transit> transfers,
        PMap<Id.Transfer, Boolean> received,
        PMap<Id.Ward, Long> requests) {

    static final Work EMPTY =
            new Work(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    /// A discrepancy and where it stands; a resolved one is kept for this period, it may be
    /// reopened.
    ///
    /// @param correction the money event that resolved it; null where none did
    public record Issue(OpenDiscrepancy open, Status status, @Nullable UUID correction) {
        public Issue(OpenDiscrepancy open, Status status) {
            this(open, status, null);
        }
    }

    /// Where a discrepancy stands.
    public enum Status {
        OPEN,
        EXPLAINED,
        RESOLVED,
        REFERRED;

        /// Somebody still has to do something.
        public boolean pending() {
            return this == OPEN || this == EXPLAINED;
        }
    }

    /// Money of one ward on its way to another account.
    public record Transit(OpenTransfer open, Id.Ward ward) {

        /// @throws IllegalStateException where the lines are not those of one ward: nothing writes
        ///     such a transfer
        static Transit of(TransferSent event) {
            if (event.lines().size() != 1) {
                throw new IllegalStateException("a transfer of other than one ward");
            }
            return new Transit(
                    new OpenTransfer(event.transfer(), event.to(), event.amt()),
                    event.lines().getFirst().ward());
        }
    }

    public @Nullable Spend spend(Id.Expenditure exp) {
        return spends.get(exp);
    }

    Work plus(Id.Expenditure exp, Spend spend) {
        return new Work(
                spends.plus(exp, spend),
                reservations,
                discrepancies,
                transfers,
                received,
                requests);
    }

    Work with(Id.Expenditure exp, UnaryOperator<Spend> change) {
        Spend spend = spends.get(exp);
        if (spend == null) {
            return this; // settled in an earlier period: nothing of it is kept here
        }
        return plus(spend.open().exp(), change.apply(spend)); // not a second object for the id
    }

    Work withReservations(PMap<Id.Reservation, OpenReservation> next) {
        return new Work(spends, next, discrepancies, transfers, received, requests);
    }

    Work withDiscrepancies(PMap<Id.Discrepancy, Issue> next) {
        return new Work(spends, reservations, next, transfers, received, requests);
    }

    Work withTransfers(PMap<Id.Transfer, Transit> next) {
        return new Work(spends, reservations, discrepancies, next, received, requests);
    }

    Work plus(Transit transit) {
        return withTransfers(transfers.plus(transit.open().transfer(), transit));
    }

    Work withReceived(PMap<Id.Transfer, Boolean> next) {
        return new Work(spends, reservations, discrepancies, transfers, next, requests);
    }

    Work withRequests(PMap<Id.Ward, Long> next) {
        return new Work(spends, reservations, discrepancies, transfers, received, next);
    }
}
