package org.wardledger.web.work;

import java.time.LocalDate;
import java.util.List;

/// Requests about personal data that wait for an answer, for whoever looks. Lent by the side that
/// knows them: no such request stands in any index.
public interface DataRequests {

    /// Whether the visitor may see them at all.
    boolean permitted();

    /// Those that the visitor may see, the one due first at the front.
    List<Waiting> waiting();

    /// @param right code of what is asked for
    /// @param due last day to do it and to answer
    /// @param state `LATE`, `TODAY` or `OPEN`
    record Waiting(String id, String right, LocalDate due, String state) {}
}
