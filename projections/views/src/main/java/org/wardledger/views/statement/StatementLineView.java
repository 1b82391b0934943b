package org.wardledger.views.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// An open item of an account, for the staff only: a bank line, a cash difference, money put into
/// the box, or what an opening act brought along. No text of the line, no other party, no account
/// number and no ward. Amounts in tiyn, not negative.
///
/// @param statement import it came with; null for what is no bank line
/// @param date value date of the bank, or of recording
/// @param open part not yet matched
/// @param uses what matched it, oldest first; a reversal stands in it with the opposite sign
/// @param discrepancy the one raised last about it; its state is in its own document
public record StatementLineView(
        String id,
        long from,
        long to,
        long position,
        String institution,
        String account,
        @Nullable UUID statement,
        Source source,
        LocalDate day,
        LocalDate date,
        MoneyCode.Direction direction,
        MoneyCode.@Nullable Party party,
        long amount,
        long open,
        State state,
        List<Use> uses,
        @Nullable String discrepancy)
        implements View {
    public static final Projection<StatementLineView> PROJECTION = new StatementLineFold();

    /// Where an open item comes from.
    public enum Source {
        BANK,
        CASH_DIFFERENCE,
        CASH_RECEIPT,
        OPENING_ACT
    }

    /// How much of it is matched.
    public enum State {
        OPEN,
        PART,
        USED
    }

    /// One posting that used it, or gave it back.
    ///
    /// @param amount tiyn used; negative where it was given back
    public record Use(long position, UUID event, String type, LocalDate day, long amount) {}

    @Override
    public StatementLineView until(long to) {
        return copy(from, to, open, uses, discrepancy);
    }

    StatementLineView used(long at, long left, List<Use> more) {
        return copy(at, CURRENT, left, more, discrepancy);
    }

    StatementLineView questioned(long at, String by) {
        return copy(at, CURRENT, open, uses, by);
    }

    static State stateOf(long amount, long open) {
        if (open == 0) {
            return State.USED;
        }
        return open == amount ? State.OPEN : State.PART;
    }

    private StatementLineView copy(
            long from, long to, long left, List<Use> more, @Nullable String by) {
        return new StatementLineView(
                id,
                from,
                to,
                position,
                institution,
                account,
                statement,
                source,
                day,
                date,
                direction,
                party,
                amount,
                left,
                stateOf(amount, left),
                more,
                by);
    }
}
