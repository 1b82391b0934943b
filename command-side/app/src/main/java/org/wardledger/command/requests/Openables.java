package org.wardledger.command.requests;

import java.lang.reflect.RecordComponent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.AccountFacts;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Work;
import org.wardledger.domain.publication.Publishing.Openable;
import org.wardledger.events.CashEvent.CashDeposited;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.events.Postings;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.ReceiptEvent.ReceiptLine;
import org.wardledger.events.Revealed;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Tier;

/// What the records say about opening a field of an event of one month: what it holds, whether the
/// month is over, and whether what it tells is shared by enough wards. In doubt it is not.
final class Openables {
    private static final Openable UNKNOWN = new Openable(null, Map.of(), false, Set.of(), Set.of());

    private final UUID event;
    private final List<Fact<LedgerEvent>> month;
    private final AccountFacts facts;
    private final PeriodState state;

    private Openables(Known known, Id.Account acct, YearMonth period, UUID event) {
        String stream = Streams.of(acct, period);
        this.event = event;
        this.month = known.history(stream).toList();
        this.facts = Facts.account(known, acct);
        this.state = known.state(Features.PERIOD, stream);
    }

    static Openable of(Known known, Id.Account acct, YearMonth period, UUID event) {
        Openables openables = new Openables(known, acct, period, event);
        LedgerEvent found = openables.find();
        return found == null
                ? UNKNOWN
                : openables.about(
                        found, opened(known, acct, period, event), pending(known, acct, found));
    }

    private @Nullable LedgerEvent find() {
        return month.stream()
                .filter(f -> f.id().equals(event))
                .<LedgerEvent>map(Fact::event)
                .findFirst()
                .orElse(null);
    }

    private Openable about(LedgerEvent found, Set<String> opened, boolean pending) {
        Map<String, String> values = values(found);
        boolean closed = state.phase() == PeriodState.Phase.CLOSED && !pending;
        return new Openable(
                state.known().inst(), values, closed, enough(found, values.keySet()), opened);
    }

    /// Every field that its type declares openable, as its disclosure has it.
    private static Map<String, String> values(LedgerEvent event) {
        Map<String, String> values = new HashMap<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Private closed = component.getAnnotation(Private.class);
            if (closed != null && closed.openable()) {
                try {
                    Object value = component.getAccessor().invoke(event);
                    if (value != null) {
                        values.put(component.getName(), value.toString());
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(component + " cannot be read", e);
                }
            }
        }
        return Map.copyOf(values);
    }

    private Set<String> enough(LedgerEvent found, Set<String> names) {
        Tier tier =
                facts.publication().ofAccount(facts.forChildren(), state.books().openSubs()).tier();
        if (tier == Tier.SEALED) {
            return Set.of();
        }
        return switch (found) {
            case LineRecorded _ -> ofLine();
            case DiscrepancyRaised e -> e.kind() == DiscrepancyKind.OTHER ? Set.of() : names;
            case DayChecked _ -> names;
            case LedgerEvent _ -> Set.of();
        };
    }

    /// Of a bank line everybody may know what the postings that used it show themselves: the day of
    /// a COARSE payment stays hidden, and so does every pension that came for few.
    private Set<String> ofLine() {
        Tier least = null;
        for (Fact<LedgerEvent> fact : month) {
            Tier use = use(fact);
            if (use != null) {
                least = least == null || use.compareTo(least) < 0 ? use : least;
            }
        }
        return switch (least) {
            case null -> Set.of();
            case SEALED -> Set.of();
            case COARSE -> Set.of("dir", "amt");
            case OPEN -> Set.of("dir", "amt", "valueDate", "party");
        };
    }

    /// How public a posting makes the line; null where it does not move it. What is not listed, a
    /// pay-out or a transfer, is never public.
    private @Nullable Tier use(Fact<LedgerEvent> fact) {
        if (fact.id().equals(event) || !(fact.event() instanceof MoneyEvent posting)) {
            return null;
        }
        boolean moves =
                Postings.of(fact.id(), posting).stream().anyMatch(m -> event.equals(m.item()));
        if (!moves || posting instanceof PeriodEvent) {
            return null;
        }
        return switch (posting) {
            case ExpenditurePaid e -> e.publication().tier();
            case ExpenditureRefunded e -> e.publication().tier();
            case CashWithdrawn e -> e.publication().tier();
            case CashDeposited e -> e.publication().tier();
            case ReceiptAllocated e -> receipt(e);
            case MoneyEvent _ -> Tier.SEALED;
        };
    }

    private Tier receipt(ReceiptAllocated receipt) {
        long wards =
                receipt.lines().stream()
                        .filter(l -> l.line().equals(event))
                        .map(ReceiptLine::ward)
                        .distinct()
                        .count();
        return wards >= facts.publication().threshold(facts.forChildren())
                ? Tier.OPEN
                : Tier.SEALED;
    }

    /// Whether a discrepancy still waits for an answer.
    private static boolean pending(Known known, Id.Account acct, LedgerEvent found) {
        PeriodState now = Facts.period(known, acct);
        if (!(found instanceof DiscrepancyRaised raised) || now == null) {
            return false;
        }
        Work.Issue issue = now.work().discrepancies().get(raised.disc());
        return issue != null && issue.status().pending();
    }

    /// What postings of this month and of later ones have opened.
    private static Set<String> opened(Known known, Id.Account acct, YearMonth period, UUID event) {
        Set<String> opened = new HashSet<>();
        YearMonth last = known.registers().periodOf(acct);
        List<Revealed> all = new ArrayList<>();
        for (YearMonth m = period; last != null && !m.isAfter(last); m = m.plusMonths(1)) {
            known.history(Streams.of(acct, m)).forEach(f -> all.addAll(opening(f.event())));
        }
        all.stream()
                .filter(r -> r.of().equals(event))
                .forEach(r -> r.fields().forEach(field -> opened.add(field.name())));
        return Set.copyOf(opened);
    }

    private static List<Revealed> opening(LedgerEvent event) {
        List<Revealed> open =
                switch (event) {
                    case ExpenditurePaid e -> e.open();
                    case CashWithdrawn e -> e.open();
                    case CashDeposited e -> e.open();
                    case LedgerEvent _ -> null;
                };
        return open == null ? List.of() : open;
    }
}
