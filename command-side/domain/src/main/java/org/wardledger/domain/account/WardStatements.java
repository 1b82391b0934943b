package org.wardledger.domain.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.WardStatementEvent.Delivery;
import org.wardledger.events.WardStatementEvent.MonthLine;
import org.wardledger.events.WardStatementEvent.StatementsDelivered;
import org.wardledger.events.WardStatementEvent.StatementsIssued;

/// Monthly statements of the wards of an account. They stand in the stream of the month they are
/// about, behind its close: what they say cannot change any more.
public final class WardStatements {
    /// More do not fit into one payload.
    private static final int LINES_MAX = 512;

    private WardStatements() {}

    /// Commands on the statements of one month.
    public sealed interface StatementsCommand extends MoneyCommand
            permits IssueStatements, RecordDelivery {
        YearMonth period();
    }

    /// @param months what moved on each ward's sub-account; wards whose lines are erased are not
    /// among them and get no statement
    public record IssueStatements(Id.Account acct, YearMonth period, Map<Id.Ward, WardMonth> months)
            implements StatementsCommand {
        @Override
        public String code() {
            return "wardstatement.issue";
        }
    }

    /// The posting lines of one ward in one month, as they were recorded.
    ///
    /// @param opening balance at the start, tiyn
    /// @param lines how many
    /// @param h digest over the digests of the lines
    public record WardMonth(long opening, long in, long out, long lines, String h) {}

    /// Statements reached the wards' side.
    ///
    /// @param known wards who have a statement
    public record RecordDelivery(
            Id.Account acct, YearMonth period, List<Delivery> deliveries, Set<Id.Ward> known)
            implements StatementsCommand {
        @Override
        public String code() {
            return "wardstatement.record-delivery";
        }
    }

    static Decision<MoneyEvent> decide(
            StatementsCommand command, Envelope envelope, PeriodState state) {
        return switch (state.phase()) {
            case NONE -> Decision.refuse(CommonRefusal.PERIOD_NOT_OPEN);
            case OPEN -> Decision.refuse(WardStatementRefusal.PERIOD_OPEN, "period");
            case CLOSED ->
                    switch (command) {
                        case IssueStatements c -> issue(c, envelope, state);
                        case RecordDelivery c -> deliver(c, envelope, state);
                    };
        };
    }

    private static Decision<MoneyEvent> issue(
            IssueStatements c, Envelope envelope, PeriodState state) {
        if (state.stated()) {
            return Decision.refuse(WardStatementRefusal.ALREADY_ISSUED, "period");
        }
        List<MonthLine> lines = new ArrayList<>();
        c.months().forEach((ward, month) -> lines.add(line(ward, month, state)));
        lines.sort(Comparator.comparing(l -> l.ward().value()));
        YearMonth today = YearMonth.from(envelope.today());
        boolean inTime = !today.isAfter(c.period().plusMonths(1));
        List<MoneyEvent> events = new ArrayList<>();
        for (int from = 0; from == 0 || from < lines.size(); from += LINES_MAX) {
            events.add(
                    new StatementsIssued(
                            state.known().inst(),
                            c.acct(),
                            c.period(),
                            inTime,
                            lines.subList(from, Math.min(lines.size(), from + LINES_MAX))));
        }
        return Decision.accept(events);
    }

    /// The lines are compared with the books: a statement that does not add up is never issued.
    private static MonthLine line(Id.Ward ward, WardMonth month, PeriodState state) {
        Sub sub = state.books().sub(ward);
        long moved = Math.subtractExact(month.in(), month.out());
        if (sub == null || Math.addExact(month.opening(), moved) != sub.balance()) {
            throw new IllegalStateException("the lines of a ward do not give the balance");
        }
        long last = sub.nextN() - 1;
        return new MonthLine(
                ward,
                last - month.lines() + 1,
                last,
                month.opening(),
                month.in(),
                month.out(),
                sub.balance(),
                sub.setAside(),
                month.h(),
                null);
    }

    private static Decision<MoneyEvent> deliver(
            RecordDelivery c, Envelope envelope, PeriodState state) {
        Refusal refusal = undeliverable(c, envelope.today());
        if (refusal == null && !state.stated()) {
            refusal = Refusal.at(WardStatementRefusal.NOT_ISSUED, "period");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        for (int i = 0; i < c.deliveries().size(); i++) {
            if (!c.known().contains(c.deliveries().get(i).ward())) {
                return Decision.refuse(
                        WardStatementRefusal.WARD_WITHOUT_STATEMENT, "deliveries[" + i + "].ward");
            }
        }
        return Decision.accept(
                new StatementsDelivered(
                        state.known().inst(), c.acct(), c.period(), c.deliveries()));
    }

    private static @Nullable Refusal undeliverable(RecordDelivery c, LocalDate today) {
        if (c.deliveries().isEmpty()) {
            return Refusal.at(CommonRefusal.MALFORMED, "deliveries");
        }
        for (int i = 0; i < c.deliveries().size(); i++) {
            LocalDate date = c.deliveries().get(i).date();
            if (date.isAfter(today)) {
                return Refusal.at(CommonRefusal.DATE_IN_FUTURE, "deliveries[" + i + "].date");
            }
            if (!YearMonth.from(date).isAfter(c.period())) {
                return Refusal.at(CommonRefusal.MALFORMED, "deliveries[" + i + "].date");
            }
        }
        return null;
    }
}
