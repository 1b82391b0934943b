package org.wardledger.views;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Publication;
import org.wardledger.events.Visibility.Tier;

/// What a publication tier lets into a document. A value it hides is replaced by null before the
/// document exists, so no query, export or snapshot can bring it back.
public final class Shown {
    private Shown() {}

    /// A value that OPEN and COARSE show: amounts, currency, head of spending.
    public static <T> @Nullable T coarse(Publication publication, @Nullable T value) {
        return from(Tier.COARSE, publication) ? value : null;
    }

    /// A value that only OPEN shows: category, articles, seller, exact date.
    public static <T> @Nullable T open(Publication publication, @Nullable T value) {
        return from(Tier.OPEN, publication) ? value : null;
    }

    /// Month of an effective date that is itself shown from OPEN.
    public static @Nullable YearMonth month(Publication publication, LocalDate effective) {
        return coarse(publication, YearMonth.from(effective));
    }

    private static boolean from(Tier least, Publication publication) {
        return publication.tier().compareTo(least) >= 0;
    }
}
