package org.wardledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.WardLines;

/// Monthly statements of the wards of an account, in the stream of the closed month: who holds
/// twelve of them and all lines can show that nothing was left out.
public sealed interface WardStatementEvent extends MoneyEvent {

    /// One ward's month.
    ///
    /// @param first number of the ward's first posting line of the month; one more than `last`
    ///     where nothing moved
    /// @param last number of the last one
    /// @param opening balance at the start, tiyn; `opening + in - out = closing`
    /// @param in what the balance grew by, tiyn
    /// @param out what it fell by, tiyn
    /// @param reserved set aside at the end, tiyn
    /// @param h base64url of SHA-256 over the 32-byte digests of the month's lines, in the order of
    /// their numbers
    /// @param doc salted hash of the printed statement, base64url; null where none was printed
    record MonthLine(
            Id.Ward ward,
            long first,
            long last,
            long opening,
            long in,
            long out,
            long closing,
            long reserved,
            String h,
            @Nullable String doc) {}

    /// The statement of every ward who had a place on the account in the month.
    ///
    /// @param inTime issued in the month that follows
    @EventType("wardstatement.issued.v1")
    record StatementsIssued(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public YearMonth period,
            @Public boolean inTime,
            @WardLines List<MonthLine> lines)
            implements WardStatementEvent {}

    /// How one statement reached the ward's side.
    ///
    /// @param to who took it, as a code: the ward, a relative, a guardian
    record Delivery(Id.Ward ward, Manner manner, LocalDate date, Recipient to) {}

    /// How a statement was handed over.
    enum Manner implements Code {
        BY_HAND,
        BY_POST,
        ELECTRONIC,
        READ_OUT
    }

    /// Who took a statement.
    enum Recipient implements Code {
        WARD,
        RELATIVE,
        GUARDIAN,
        REPRESENTATIVE
    }

    /// Statements reached the wards' side.
    @EventType("wardstatement.delivered.v1")
    record StatementsDelivered(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public YearMonth period,
            @WardLines List<Delivery> lines)
            implements WardStatementEvent {}
}
