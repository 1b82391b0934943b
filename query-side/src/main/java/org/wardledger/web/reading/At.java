package org.wardledger.web.reading;

import java.util.List;
import java.util.Map;

/// As of which position a page is computed. Every version of every document is kept, so any
/// position up to the newest can be asked for.
///
/// @param position last record that counts
/// @param chosen whether the reader asked for this position rather than for now
public record At(long position, boolean chosen) {

    /// Documents in force at this position.
    public Map<String, Object> filter() {
        return Query.all(
                List.of(
                        Map.of("range", Map.of("from", Map.of("lte", position))),
                        Map.of("range", Map.of("to", Map.of("gt", position)))));
    }
}
