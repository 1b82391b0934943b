package org.wardledger.views;

import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.BOOTS;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.PILLS;
import static org.wardledger.views.Ids.SELLER;
import static org.wardledger.views.Ids.TRADER;
import static org.wardledger.views.Ids.head;
import static org.wardledger.views.Ids.member;
import static org.wardledger.views.Ids.name;
import static org.wardledger.views.Ids.ward;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureAccepted;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.ExpenditureEvent.ItemRow;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.ItemEvent.ItemListed;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Movement;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.PostingEvent.Leg;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.PostingEvent.ReversedLine;
import org.wardledger.events.Publication;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.ReceiptEvent.ReceiptLine;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.events.SupplierEvent.Entity;
import org.wardledger.events.SupplierEvent.SupplierRegistered;
import org.wardledger.events.SupplierEvent.Trader;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.WardLine;

/// One home with one account, and short words for what happens to it in tests. All private fields
/// carry the word `canary`, so that any test may look for it in what comes out.
public final class Home {
    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final UUID NOBODY = new UUID(3, 3);

    public final Folding folding = new Folding();
    private LocalDate today = LocalDate.of(2026, 10, 1);
    private int lines;

    public static Home registered() {
        Home home = new Home();
        home.record(
                new InstitutionRegistered(
                        HOME,
                        "991240000003",
                        name("Ulgi"),
                        List.of(),
                        Code.InstitutionKind.ELDERLY_DISABLED,
                        List.of(Code.ServiceForm.INPATIENT),
                        Code.Ownership.STATE,
                        "551010000",
                        220,
                        new Contact("Sample street 1", "+7 000", "office@example.kz", ""),
                        Code.PublicBasis.LAW,
                        LocalDate.of(2026, 9, 1),
                        "canary-document"));
        home.record(
                new AccountRegistered(
                        HOME,
                        ACCOUNT,
                        MoneyCode.AccountKind.KSN,
                        MoneyCode.KsnType.UNKNOWN,
                        "KKMFKZ2A",
                        "0317",
                        "KZT",
                        LocalDate.of(2026, 9, 1),
                        "canary-iban"));
        home.record(
                new SupplierRegistered(
                        SELLER,
                        Code.SupplierKind.LEGAL,
                        new Entity("991240000402", name("Sample shoes"), null),
                        null,
                        "canary-iban"));
        home.record(
                new SupplierRegistered(
                        TRADER,
                        Code.SupplierKind.SOLE_TRADER,
                        null,
                        new Trader("canary-iin", "canary-name"),
                        null));
        home.record(
                new ItemListed(
                        BOOTS,
                        name("winter boots"),
                        Code.Unit.PAIR,
                        MoneyCode.Category.FOOTWEAR,
                        true,
                        null));
        home.record(
                new ItemListed(
                        PILLS,
                        name("tablets"),
                        Code.Unit.PACK,
                        MoneyCode.Category.MEDICINES,
                        false,
                        null));
        home.opens(OCTOBER, null, 0, List.of());
        return home;
    }

    public Home on(int month, int day) {
        today = LocalDate.of(2026, month, day);
        return this;
    }

    public UUID record(LedgerEvent event) {
        return folding.happens(today, event);
    }

    public <V extends View> V view(Projection<V> projection, Object id) {
        return folding.view(projection, id);
    }

    public UUID opens(YearMonth month, @Nullable UUID closed, long bank, List<CarriedWard> wards) {
        return record(
                new PeriodOpened(
                        HOME,
                        ACCOUNT,
                        month,
                        closed == null
                                ? MoneyCode.PeriodOrigin.OPENING_ACT
                                : MoneyCode.PeriodOrigin.CARRIED,
                        closed,
                        carried(bank),
                        null,
                        wards));
    }

    static Carried carried(long bank) {
        return new Carried(
                "KZT", bank, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), null,
                null, null, List.of(), List.of());
    }

    public UUID imports(LocalDate from, LocalDate to, int newLines) {
        return record(
                new StatementImported(
                        HOME,
                        ACCOUNT,
                        from,
                        to,
                        MoneyCode.StatementFormat.ONE_C,
                        "canary-hash",
                        null,
                        null,
                        0,
                        0,
                        newLines,
                        "canary-file"));
    }

    public UUID line(UUID statement, MoneyCode.Direction direction, long amount) {
        lines++;
        return record(
                new LineRecorded(
                        HOME,
                        ACCOUNT,
                        statement,
                        direction,
                        amount,
                        today,
                        MoneyCode.Party.LEGAL,
                        "canary-counterparty",
                        "canary-bin",
                        "canary-iban",
                        "canary-knp",
                        "canary-number",
                        "canary-purpose",
                        "canary-key" + lines));
    }

    /// A bank line of a statement that nobody looks at.
    public UUID line(MoneyCode.Direction direction, long amount) {
        return line(NOBODY, direction, amount);
    }

    public UUID receives(UUID line, long each, int wards) {
        List<ReceiptLine> shares =
                IntStream.rangeClosed(1, wards).mapToObj(n -> receipt(n, line, each)).toList();
        return record(
                new ReceiptAllocated(
                        HOME,
                        ACCOUNT,
                        MoneyCode.ReceiptSource.BENEFIT,
                        YearMonth.from(today),
                        List.of(NOBODY),
                        List.of(Ids.TIERS),
                        each * wards,
                        List.of(new LineUse(line, each * wards)),
                        shares));
    }

    private static ReceiptLine receipt(int n, UUID line, long each) {
        return new ReceiptLine(
                ward(n), 1, each, each, line, null, null, null, null, MoneyCode.LegCheck.OK);
    }

    public UUID proposes(int n, Publication tier, MoneyCode.Group group, long amount) {
        return proposes(n, tier, group, amount, SELLER, null);
    }

    public UUID proposes(
            int n,
            Publication tier,
            MoneyCode.Group group,
            long amount,
            Id.Supplier seller,
            Id.@Nullable Expenditure replaces) {
        boolean goods = group == MoneyCode.Group.GOODS;
        return record(
                new ExpenditureProposed(
                        HOME,
                        ACCOUNT,
                        Ids.purchase(n),
                        MoneyCode.Method.BANK,
                        amount,
                        "KZT",
                        group,
                        goods ? MoneyCode.Category.FOOTWEAR : null,
                        goods
                                ? List.of(
                                        new ItemRow(BOOTS, 1_800_000L, "2", amount - 5),
                                        new ItemRow(null, null, null, 5))
                                : List.of(),
                        seller,
                        "2026-10/17",
                        false,
                        replaces,
                        today,
                        List.of(Ids.TIERS),
                        tier,
                        group,
                        null,
                        "canary-text",
                        null,
                        List.of(paper("canary-invoice")),
                        List.of(new PurchaseLine(ward(1), amount, List.of(), "canary-need"))));
    }

    public UUID approves(int n, Publication tier, long amount) {
        return record(
                new ExpenditureApproved(
                        HOME,
                        ACCOUNT,
                        Ids.purchase(n),
                        amount,
                        "KZT",
                        today.plusDays(30),
                        List.of(member(), head()),
                        NOBODY,
                        null,
                        NOBODY,
                        List.of(Ids.TIERS),
                        tier));
    }

    public UUID pays(int n, Publication tier, long amount, MoneyCode.Group head, UUID line) {
        return record(
                new ExpenditurePaid(
                        HOME,
                        ACCOUNT,
                        Ids.purchase(n),
                        MoneyCode.Method.BANK,
                        amount,
                        "KZT",
                        false,
                        today,
                        NOBODY,
                        null,
                        List.of(line),
                        tier,
                        List.of(new LineUse(line, amount)),
                        head,
                        "canary-match",
                        Ids.MEMBER,
                        List.of(new WardLine(ward(1), 2, amount, 0)),
                        tier.tier() == Tier.SEALED ? null : Ids.opened(line, amount)));
    }

    public UUID accepts(int n, Publication tier, long amount) {
        return record(
                new ExpenditureAccepted(
                        HOME,
                        ACCOUNT,
                        Ids.purchase(n),
                        MoneyCode.Document.DELIVERY_NOTE,
                        amount,
                        "KZT",
                        true,
                        new ActorMark(Code.Role.RELATIVE, Ids.MEMBER),
                        today,
                        NOBODY,
                        tier,
                        paper("canary-act"),
                        "canary-fiscal"));
    }

    public UUID refunds(int n, Publication tier, long amount, UUID paid, UUID line) {
        return record(
                new ExpenditureRefunded(
                        HOME,
                        ACCOUNT,
                        Ids.purchase(n),
                        MoneyCode.Method.BANK,
                        amount,
                        "KZT",
                        MoneyCode.ReversalReason.NOT_DELIVERED,
                        paid,
                        List.of(line),
                        tier,
                        List.of(new LineUse(line, amount)),
                        MoneyCode.Group.GOODS,
                        List.of(new WardLine(ward(1), 3, amount, amount))));
    }

    /// The mirror of a payment by one bank line, or of such a mirror.
    public UUID reverses(int n, Publication tier, long amount, UUID target, UUID line, int sign) {
        return record(
                new PostingReversed(
                        HOME,
                        ACCOUNT,
                        Ids.purchase(n),
                        amount,
                        "KZT",
                        MoneyCode.ReversalReason.WRONG_WARD,
                        head(),
                        today,
                        target,
                        null,
                        tier,
                        ACCOUNT,
                        MoneyCode.Group.GOODS,
                        "canary-text",
                        List.of(),
                        List.of(new Leg(Movement.Book.SUSPENSE, line, -sign * amount)),
                        List.of(ReversedLine.of(ward(1), 4, sign * amount, 0))));
    }

    public UUID closes(Publication tier, long closing, List<GroupAmount> out) {
        return record(
                new PeriodClosed(
                        HOME,
                        ACCOUNT,
                        OCTOBER,
                        MoneyCode.DayResult.EQUAL,
                        "KZT",
                        0,
                        closing + out.stream().mapToLong(GroupAmount::amt).sum(),
                        out,
                        closing,
                        closing,
                        0,
                        0,
                        0,
                        "25",
                        OCTOBER.atEndOfMonth(),
                        tier,
                        carried(closing),
                        27,
                        List.of()));
    }

    static Evidence paper(String canary) {
        return new Evidence(MoneyCode.Document.INVOICE, canary, canary, canary);
    }
}
