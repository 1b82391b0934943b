package org.wardledger.domain.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Weighed;
import org.wardledger.events.Carried.CashBox;
import org.wardledger.events.Id;

/// One accounting period of one cash account: everything the rules need to know, nothing else.
///
/// @param header which period; null before it is opened
/// @param bank what the bank's statements said
/// @param work what is under way: expenditures, reservations, discrepancies, transfers
/// @param trace what can be reversed and what was
/// @param totals the period's sums as they will be published
/// @param stated whether the wards' statements of the closed month were issued
public record PeriodState(
        Phase phase,
        @Nullable Header header,
        Books books,
        BankSide bank,
        Work work,
        @Nullable CashBox box,
        @Nullable LocalDate countedOn,
        Trace trace,
        Totals totals,
        boolean stated)
        implements Weighed {

    /// Where a period stands.
    public enum Phase {
        NONE,
        OPEN,
        CLOSED
    }

    /// Which period of which account of which home.
    ///
    /// @param cur currency of every amount, ISO 4217
    /// @param opened event id of `period.opened`
    public record Header(
            Id.Institution inst, Id.Account acct, YearMonth period, String cur, UUID opened) {}

    static final PeriodState NONE =
            new PeriodState(
                    Phase.NONE,
                    null,
                    Books.EMPTY,
                    BankSide.EMPTY,
                    Work.EMPTY,
                    null,
                    null,
                    Trace.EMPTY,
                    Totals.EMPTY,
                    false);

    /// The header of a period that is open or closed.
    public Header known() {
        Header h = header;
        if (h == null) {
            throw new IllegalStateException("the period is not opened");
        }
        return h;
    }

    @Override
    public long bytes() {
        return Weights.of(this);
    }

    public boolean open() {
        return phase == Phase.OPEN;
    }

    PeriodState in(Phase next) {
        return new PeriodState(
                next, header, books, bank, work, box, countedOn, trace, totals, stated);
    }

    PeriodState with(Header next) {
        return new PeriodState(
                phase, next, books, bank, work, box, countedOn, trace, totals, stated);
    }

    PeriodState with(Books next) {
        return new PeriodState(
                phase, header, next, bank, work, box, countedOn, trace, totals, stated);
    }

    PeriodState with(BankSide next) {
        return new PeriodState(
                phase, header, books, next, work, box, countedOn, trace, totals, stated);
    }

    PeriodState with(Work next) {
        return new PeriodState(
                phase, header, books, bank, next, box, countedOn, trace, totals, stated);
    }

    PeriodState with(Trace next) {
        return new PeriodState(
                phase, header, books, bank, work, box, countedOn, next, totals, stated);
    }

    PeriodState with(Totals next) {
        return new PeriodState(
                phase, header, books, bank, work, box, countedOn, trace, next, stated);
    }

    PeriodState withBox(@Nullable CashBox next) {
        return new PeriodState(
                phase, header, books, bank, work, next, countedOn, trace, totals, stated);
    }

    PeriodState counted(@Nullable LocalDate day) {
        return new PeriodState(phase, header, books, bank, work, box, day, trace, totals, stated);
    }

    PeriodState withStatements() {
        return new PeriodState(
                phase, header, books, bank, work, box, countedOn, trace, totals, true);
    }

    PeriodState sub(Id.Ward ward, UnaryOperator<Sub> change) {
        return with(books.with(ward, change));
    }

    PeriodState spend(Id.Expenditure exp, UnaryOperator<Spend> change) {
        return with(work.with(exp, change));
    }
}
