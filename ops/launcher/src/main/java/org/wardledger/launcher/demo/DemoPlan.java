package org.wardledger.launcher.demo;

import java.time.YearMonth;

/// How much demo data, and which.
///
/// @param wards over all homes
/// @param months accounting months; the last one stays open
/// @param last newest month
public record DemoPlan(int institutions, int wards, int months, long seed, YearMonth last) {

    public DemoPlan {
        if (institutions < 1 || institutions > 1000) {
            throw new IllegalArgumentException("--institutions must be 1 to 1000");
        }
        if (wards < institutions || wards > 500 * institutions) {
            throw new IllegalArgumentException("--wards must be 1 to 500 per institution");
        }
        if (months < 1 || months > 118) {
            throw new IllegalArgumentException("--months must be 1 to 118");
        }
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
