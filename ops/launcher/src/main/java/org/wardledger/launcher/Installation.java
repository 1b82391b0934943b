package org.wardledger.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds what is installed beside the program.
public final class Installation {
    private Installation() {}

    /// The search server's distribution: named by `ledger.search.distribution`, or in the checkout.
    public static Path searchDistribution() {
        String named = System.getProperty("ledger.search.distribution");
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Path.of("").toAbsolutePath();
        for (Path up = folder; up != null; up = up.getParent()) {
            Path zip = up.resolve("ops/search-server/target/distribution/elasticsearch.zip");
            if (Files.exists(zip)) {
                return zip;
            }
        }
        throw new IllegalStateException(
                "the search server is not here; build with "
                        + String.join(" ", List.of("mvn", "-B", "package")));
    }
}
