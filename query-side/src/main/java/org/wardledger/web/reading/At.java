package org.wardledger.web.reading;

import java.util.ArrayList;
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
        return filter(List.of());
    }

    /// Documents in force at this position that fulfil all of these filters, and the ones in
    /// force themselves. For now the index is told what to leave out: versions that have ended and
    /// records of this moment are few, and it goes through few of them instead of through all.
    public Map<String, Object> filter(List<Map<String, Object>> filters) {
        if (!chosen) {
            return Query.allBut(
                    filters,
                    List.of(
                            Query.range("from", "gt", position),
                            Query.range("to", "lte", position)));
        }
        return among(filters);
    }

    /// The same, said in the way that lets an order by a field of the document end early.
    public Map<String, Object> among(List<Map<String, Object>> filters) {
        List<Map<String, Object>> all = new ArrayList<>(filters);
        all.add(Query.range("from", "lte", position));
        all.add(Query.range("to", "gt", position));
        return Query.all(all);
    }
}
