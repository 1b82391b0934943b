package org.wardledger.events;

import java.time.YearMonth;
import java.util.List;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.WardLines;

/// Who was given the data of wards. Streams `reads-{institution}-{yyyymmdd}`.
///
/// Everybody sees that it happened, and on which day. Who it was and in which home is for those who
/// may see inside; whose data it was stands in that ward's line and dies with the ward's money key.
public sealed interface AccessEvent extends LedgerEvent {

    /// Data of wards of one home are handed out, from this moment.
    @EventType("access.reads-recorded.v1")
    record ReadsRecorded(@Private Id.Institution inst, @WardLines List<Read> lines)
            implements AccessEvent {}

    /// What one reader was given about one ward.
    ///
    /// @param from first month of what was given
    /// @param to last month of it
    record Read(
            Id.Ward ward,
            Id.Actor reader,
            Code.Role role,
            Purpose purpose,
            FieldSet fields,
            Id.Account acct,
            YearMonth from,
            YearMonth to) {}

    /// What for.
    enum Purpose implements Code {
        WARD_SIDE,
        AUDIT,
        INSPECTION,
        PROSECUTION
    }

    /// What is read at once.
    enum FieldSet implements Code {
        MONEY_LINES
    }
}
