package org.wardledger.domain;

/// Head-counts as outsiders see them: to the nearest five, and `<10` where ten are not reached, so
/// that one person who comes or goes does not show.
public final class RoundedCount {
    /// What small counts are published as.
    public static final String FEW = "<10";

    private RoundedCount() {}

    public static String of(int people) {
        return people < 10 ? FEW : Integer.toString((people + 2) / 5 * 5);
    }
}
