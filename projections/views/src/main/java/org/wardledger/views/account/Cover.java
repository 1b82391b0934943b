package org.wardledger.views.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.account.BooksView.Awaited;

/// Which days the bank has spoken for: statements with all their lines, joined without a gap.
record Cover(@Nullable LocalDate to, List<Awaited> awaited) {

    Cover with(Awaited statement) {
        List<Awaited> more = new ArrayList<>(awaited);
        more.add(statement);
        return new Cover(to, more).joined();
    }

    Cover line(UUID statement) {
        List<Awaited> fewer =
                awaited.stream().map(a -> a.statement().equals(statement) ? less(a) : a).toList();
        return new Cover(to, fewer).joined();
    }

    private static Awaited less(Awaited a) {
        return new Awaited(a.statement(), a.from(), a.to(), a.missing() - 1);
    }

    private Cover joined() {
        LocalDate last = to;
        List<Awaited> rest = new ArrayList<>();
        for (Awaited a : sorted()) {
            boolean follows = last == null || !a.from().isAfter(last.plusDays(1));
            if (a.missing() <= 0 && follows) {
                last = last == null || a.to().isAfter(last) ? a.to() : last;
            } else {
                rest.add(a);
            }
        }
        return new Cover(last, List.copyOf(rest));
    }

    private List<Awaited> sorted() {
        return awaited.stream().sorted(Comparator.comparing(Awaited::from)).toList();
    }
}
