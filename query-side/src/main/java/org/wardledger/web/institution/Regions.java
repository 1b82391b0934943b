package org.wardledger.web.institution;

import java.util.List;

/// The regions of Kazakhstan by their territory codes (KATO), in the order of the classifier.
/// Names are message keys `region.<code>`.
public final class Regions {
    public static final List<String> ALL =
            List.of(
                    "100000000",
                    "110000000",
                    "150000000",
                    "190000000",
                    "230000000",
                    "270000000",
                    "310000000",
                    "330000000",
                    "350000000",
                    "390000000",
                    "430000000",
                    "470000000",
                    "550000000",
                    "590000000",
                    "610000000",
                    "620000000",
                    "630000000",
                    "710000000",
                    "750000000",
                    "790000000");

    private Regions() {}
}
