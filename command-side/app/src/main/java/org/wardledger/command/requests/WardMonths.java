package org.wardledger.command.requests;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wardledger.command.States.Committed;
import org.wardledger.domain.account.WardStatements.WardMonth;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.Movement.Book;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.Postings;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;

/// What moved on each ward's sub-account in one month, with a digest over the lines as the public
/// log commits to them. Lines of erased wards are not there any more, so these get no statement.
final class WardMonths {
    private final Map<Id.Ward, Month> months = new HashMap<>();

    /// One ward's month while it is counted.
    private static final class Month {
        private final long opening;
        private final MessageDigest digests = sha256();
        private long in;
        private long out;
        private long lines;

        private Month(long opening) {
            this.opening = opening;
        }

        private void moved(long change, byte[] digest) {
            in = Math.addExact(in, Math.max(change, 0));
            out = Math.addExact(out, Math.max(-change, 0));
            lines++;
            digests.update(digest);
        }

        private WardMonth done() {
            String h = Base64.getUrlEncoder().withoutPadding().encodeToString(digests.digest());
            return new WardMonth(opening, in, out, lines, h);
        }
    }

    private WardMonths() {}

    /// @param month the events of one period, first to last
    static Map<Id.Ward, WardMonth> of(Stream<Committed> month) {
        WardMonths months = new WardMonths();
        month.forEach(months::take);
        Map<Id.Ward, WardMonth> done = new HashMap<>();
        months.months.forEach((ward, one) -> done.put(ward, one.done()));
        return done;
    }

    private void take(Committed committed) {
        switch (committed.fact().event()) {
            case PeriodOpened e -> {
                for (CarriedWard line : e.lines()) {
                    months.put(line.ward(), new Month(line.bal()));
                }
            }
            case SubaccountOpened e -> months.putIfAbsent(e.ward(), new Month(0));
            case MoneyEvent e -> moved(committed, e);
            case LedgerEvent _ -> {}
        }
    }

    /// The wards' legs of a posting stand in the order of its lines.
    private void moved(Committed committed, MoneyEvent event) {
        List<Movement> legs =
                Postings.of(committed.fact().id(), event).stream()
                        .filter(m -> m.book() == Book.WARD)
                        .toList();
        List<byte[]> lines = committed.lines();
        for (int i = 0; i < legs.size(); i++) {
            Id.Ward ward = legs.get(i).ward();
            if (ward != null) {
                months.computeIfAbsent(ward, _ -> new Month(0))
                        .moved(legs.get(i).amount(), lines.get(i));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
