package org.wardledger.launcher.demo;

import java.time.YearMonth;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;

/// How much demo data, and which.
///
/// @param wards over all homes
/// @param months accounting months; the last one stays open
/// @param last newest month
public record DemoPlan(int institutions, int wards, int months, long seed, YearMonth last) {
    private static final int INSTITUTIONS_MAX = 1000;

    /// In each home.
    private static final int WARDS_MAX = 500;

    private static final int MONTHS_MAX = 118;

    public DemoPlan {
        if (institutions < 1 || institutions > INSTITUTIONS_MAX) {
            throw between("--institutions", INSTITUTIONS_MAX);
        }
        int wardsMax = WARDS_MAX * institutions;
        if (wards < institutions || wards > wardsMax) {
            throw new Failed(Says.in(null).text("demo.wards", institutions, wardsMax, WARDS_MAX));
        }
        if (months < 1 || months > MONTHS_MAX) {
            throw between("--months", MONTHS_MAX);
        }
    }

    private static Failed between(String option, int max) {
        return new Failed(Says.in(null).text("usage.between", option, 1, max));
    }

    public YearMonth first() {
        return last.minusMonths(months - 1L);
    }

    /// Wards of one home: some homes are small, so that the publication tiers show.
    int wardsOf(int home) {
        int share = wards / institutions;
        int rest = wards - share * institutions;
        if (institutions < 4 || share < 20) {
            return home == 0 ? share + rest : share;
        }
        if (home % 12 == 3) {
            return 8;
        }
        int saved = (institutions + 8) / 12 * (share - 8);
        int others = institutions - (institutions + 8) / 12;
        return share + saved / others + (home == 0 ? rest + saved % others : 0);
    }
}
