package org.wardledger.projector;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.wardledger.codec.ActorTags;
import org.wardledger.codec.EntryCodec;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureAccepted;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.ItemRow;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.ItemEvent.ItemListed;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.Publication;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.ReceiptEvent.ReceiptLine;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.SupplierEvent.Entity;
import org.wardledger.events.SupplierEvent.SupplierRegistered;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.WardLine;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;

/// A ledger of made-up homes in the real store: purchases of ten lines with their whole life, as
/// the benchmark's commands leave them behind.
final class BenchLedger {
    static final ActorTags TAGS = new ActorTags(new byte[32]);
    private static final Id.Rule TIERS = new Id.Rule("PR-1");
    private static final Publication OPEN = new Publication(Tier.OPEN, TIERS);
    private static final Id.Actor CLERK = new Id.Actor("act_0000000000000001");
    private static final ActorMark HEAD =
            new ActorMark(Code.Role.HEAD, new Id.Actor("act_0000000000000002"));
    private static final int LINES = 10;

    private final EventStore store;
    private final EntryCodec codec = new EntryCodec(TAGS, BenchKeys.ring());
    private final List<NewEvent> waiting = new ArrayList<>();
    private String waitingFor = "";
    private final Map<String, Long> revisions = new HashMap<>();
    private LocalDate today = LocalDate.of(2026, 1, 5);
    private LongConsumer acknowledged = position -> {};
    private long commandNanos;
    private long nextNanos;
    private long count;

    private BenchLedger(EventStore store) {
        this.store = store;
    }

    /// Everything appended at once is one command; tells `acknowledged` its last position.
    static void live(
            EventStore store,
            int homes,
            int purchases,
            double perSecond,
            LongConsumer acknowledged) {
        BenchLedger ledger = new BenchLedger(store);
        ledger.acknowledged = acknowledged;
        for (int home = 1; home <= homes; home++) {
            ledger.home(home);
        }
        ledger.commandNanos = (long) (1e9 / perSecond);
        ledger.nextNanos = System.nanoTime();
        for (int purchase = 1; purchase <= purchases; purchase++) {
            for (int home = 1; home <= homes; home++) {
                ledger.purchase(home, purchase);
            }
        }
        ledger.flush();
    }

    static EventStore open(Path folder, int homes, int purchases) {
        EventStore store = SqliteEventStore.open(folder);
        BenchKeys.open(folder, store.head() == 0);
        if (store.head() == 0) {
            BenchLedger ledger = new BenchLedger(store);
            for (int home = 1; home <= homes; home++) {
                ledger.home(home);
                for (int purchase = 1; purchase <= purchases; purchase++) {
                    ledger.purchase(home, purchase);
                }
                ledger.flush();
            }
        }
        return store;
    }

    private static Name3 name(String text) {
        return new Name3(text + " қазақша атауы", text + " русское название", text + " english");
    }

    private static Id.Institution institution(int home) {
        return new Id.Institution("ins_%016d".formatted(home));
    }

    private static Id.Account account(int home) {
        return new Id.Account("acc_%016d".formatted(home));
    }

    private static Id.Supplier supplier(int home) {
        return new Id.Supplier("sup_%016d".formatted(home));
    }

    private static Id.Item item(int home) {
        return new Id.Item("itm_%016d".formatted(home));
    }

    private static Id.Ward ward(int home, int n) {
        return new Id.Ward("wrd_%08d%08d".formatted(home, n));
    }

    private void home(int home) {
        record(
                "institution-" + home,
                new InstitutionRegistered(
                        institution(home),
                        "%012d".formatted(991240000003L + home),
                        name("Үлгі"),
                        List.of(),
                        Code.InstitutionKind.ELDERLY_DISABLED,
                        List.of(Code.ServiceForm.INPATIENT),
                        Code.Ownership.STATE,
                        "551010000",
                        220,
                        new Contact("Sample street 1", "+7 000", "office@example.kz", ""),
                        Code.PublicBasis.LAW,
                        today,
                        "sample document"));
        record(
                "account-" + home,
                new AccountRegistered(
                        institution(home),
                        account(home),
                        MoneyCode.AccountKind.KSN,
                        MoneyCode.KsnType.UNKNOWN,
                        "KKMFKZ2A",
                        "0317",
                        "KZT",
                        today,
                        "sample iban"));
        record(
                "supplier-" + home,
                new SupplierRegistered(
                        supplier(home),
                        Code.SupplierKind.LEGAL,
                        new Entity("991240000402", name("Sample shoes"), null),
                        null,
                        "sample iban"));
        record(
                "item-" + home,
                new ItemListed(
                        item(home),
                        name("қысқы етік зимние ботинки"),
                        Code.Unit.PAIR,
                        MoneyCode.Category.FOOTWEAR,
                        true,
                        null));
        record(
                stream(home),
                new PeriodOpened(
                        institution(home),
                        account(home),
                        YearMonth.from(today),
                        MoneyCode.PeriodOrigin.OPENING_ACT,
                        null,
                        new Carried(
                                "KZT", 0, 0, 0, List.of(), List.of(), List.of(), List.of(),
                                List.of(), null, null, null, List.of(), List.of()),
                        null,
                        List.of()));
    }

    private static String stream(int home) {
        return "account-" + home + "-2026-01";
    }

    private UUID line(int home, MoneyCode.Direction direction, long amount) {
        return record(
                stream(home),
                new LineRecorded(
                        institution(home),
                        account(home),
                        new UUID(3, 3),
                        direction,
                        amount,
                        today,
                        MoneyCode.Party.LEGAL,
                        "sample counterparty",
                        "991240000402",
                        "sample iban",
                        "859",
                        "number",
                        "sample purpose of payment",
                        "key" + count));
    }

    private void purchase(int home, int n) {
        today = LocalDate.of(2026, 1, 5 + n % 20);
        long amount = 1_800_000L + n;
        long each = amount / LINES;
        Id.Expenditure exp = new Id.Expenditure("exp_%08d%08d".formatted(home, n));
        if (n % 4 == 1) {
            receive(home, amount * 4);
        }
        record(stream(home), proposed(home, exp, amount, each));
        record(
                stream(home),
                new ExpenditureApproved(
                        institution(home),
                        account(home),
                        exp,
                        amount,
                        "KZT",
                        today.plusDays(30),
                        List.of(HEAD),
                        new UUID(3, 3),
                        null,
                        new UUID(3, 3),
                        List.of(TIERS),
                        OPEN));
        UUID line = line(home, MoneyCode.Direction.OUT, amount);
        record(stream(home), paid(home, exp, amount, each, line));
        record(
                stream(home),
                new ExpenditureAccepted(
                        institution(home),
                        account(home),
                        exp,
                        MoneyCode.Document.DELIVERY_NOTE,
                        amount,
                        "KZT",
                        true,
                        HEAD,
                        today,
                        new UUID(3, 3),
                        OPEN,
                        paper(),
                        "fiscal"));
    }

    private void receive(int home, long amount) {
        UUID line = line(home, MoneyCode.Direction.IN, amount);
        List<ReceiptLine> shares =
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(
                                w ->
                                        new ReceiptLine(
                                                ward(home, w),
                                                1,
                                                amount / LINES,
                                                amount / LINES,
                                                line,
                                                null,
                                                null,
                                                null,
                                                null,
                                                MoneyCode.LegCheck.OK))
                        .toList();
        record(
                stream(home),
                new ReceiptAllocated(
                        institution(home),
                        account(home),
                        MoneyCode.ReceiptSource.BENEFIT,
                        YearMonth.from(today),
                        List.of(new UUID(3, 3)),
                        List.of(TIERS),
                        amount,
                        List.of(new LineUse(line, amount)),
                        shares));
    }

    private ExpenditureProposed proposed(int home, Id.Expenditure exp, long amount, long each) {
        List<PurchaseLine> lines =
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(w -> new PurchaseLine(ward(home, w), each, List.of(), "need"))
                        .toList();
        return new ExpenditureProposed(
                institution(home),
                account(home),
                exp,
                MoneyCode.Method.BANK,
                amount,
                "KZT",
                MoneyCode.Group.GOODS,
                MoneyCode.Category.FOOTWEAR,
                List.of(new ItemRow(item(home), 1_800_000L, "1", amount)),
                supplier(home),
                "2026-01/17",
                false,
                null,
                today,
                List.of(TIERS),
                OPEN,
                MoneyCode.Group.GOODS,
                null,
                "sample text",
                null,
                List.of(paper()),
                lines);
    }

    private ExpenditurePaid paid(int home, Id.Expenditure exp, long amount, long each, UUID line) {
        List<WardLine> lines =
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(w -> new WardLine(ward(home, w), 2, each, 0))
                        .toList();
        return new ExpenditurePaid(
                institution(home),
                account(home),
                exp,
                MoneyCode.Method.BANK,
                amount,
                "KZT",
                false,
                today,
                new UUID(3, 3),
                null,
                List.of(line),
                OPEN,
                List.of(new LineUse(line, amount)),
                MoneyCode.Group.GOODS,
                "match",
                CLERK,
                lines,
                null);
    }

    private static Evidence paper() {
        return new Evidence(MoneyCode.Document.INVOICE, "a", "b", "c");
    }

    private UUID record(String stream, LedgerEvent event) {
        count++;
        UUID id = new UUID(0x1111_0000_0000_8000L, 0x8000_0000_0000_0000L | count);
        Fact<LedgerEvent> fact =
                new Fact<>(
                        id,
                        today.atTime(13, 57, 31).toInstant(ZoneOffset.UTC),
                        today,
                        new ActorMark(Code.Role.ACCOUNTANT, CLERK),
                        new UUID(0x2222_0000_0000_4000L, count),
                        "digest",
                        event);
        long revision = revisions.merge(stream, 1L, Long::sum) - 1;
        if (commandNanos > 0 || !stream.equals(waitingFor) || waiting.size() == 200) {
            flush();
        }
        waitingFor = stream;
        waiting.add(codec.encode(fact, stream, revision).event());
        return id;
    }

    private void flush() {
        pace();
        AppendResult result =
                store.append(waitingFor, ExpectedRevision.any(), List.copyOf(waiting)).join();
        if (result instanceof AppendResult.Appended done) {
            acknowledged.accept(done.lastPosition());
        }
        waiting.clear();
    }

    private void pace() {
        if (commandNanos > 0) {
            nextNanos += commandNanos;
            LockSupport.parkNanos(nextNanos - System.nanoTime());
        }
    }
}
