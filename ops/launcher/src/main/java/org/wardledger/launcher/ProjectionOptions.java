package org.wardledger.launcher;

import org.jspecify.annotations.Nullable;
import org.wardledger.projector.Split;
import picocli.CommandLine.Option;

/// Into how many parts the search documents are split, and how many of them this process writes.
final class ProjectionOptions {
    @Option(names = "--projection-parts", paramLabel = "N", descriptionKey = "projectionParts")
    @Nullable Integer parts;

    @Option(names = "--projection-workers", paramLabel = "N", descriptionKey = "projectionWorkers")
    @Nullable Integer workers;

    /// @throws Failed where a number cannot be
    Split split() {
        Split standing = Split.AS_IT_STANDS;
        int wanted = parts == null ? standing.parts() : parts;
        int here = workers == null ? standing.workers() : workers;
        boolean parted = parts == null || (wanted >= 1 && wanted <= Split.PARTS_MAX);
        if (!parted || here < 1) {
            String key = "node.bad-parts";
            throw new Failed(key + ": " + Says.in(null).text(key, Split.PARTS_MAX));
        }
        return Split.of(wanted, here);
    }
}
