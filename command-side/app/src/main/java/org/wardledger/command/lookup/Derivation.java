package org.wardledger.command.lookup;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.lookup.Row.Kind;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.AccountEvent;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Name3;
import org.wardledger.events.OperatorEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.PublicationEvent;
import org.wardledger.events.ReceiptEvent;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.SubaccountEvent;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.TransferEvent;
import org.wardledger.events.WardEvent;

/// What an event adds to the index. Pure, but for the blinding of numbers and the question which
/// number an owner had before.
final class Derivation {
    static final String WITHDRAWN = " withdrawn";

    private final Blind blind;
    private final Before before;
    private final List<Row> rows = new ArrayList<>();

    /// The value that stands in the index now.
    @FunctionalInterface
    interface Before {
        @Nullable String value(Kind kind, String key);
    }

    private Derivation(Blind blind, Before before) {
        this.blind = blind;
        this.before = before;
    }

    /// Whether an event may be taken beside those of other streams: what it adds stands under names
    /// that no other stream writes, and nothing is asked for it. So it is with purchases, which are
    /// nearly all that is recorded.
    static boolean apart(LedgerEvent event) {
        return event instanceof ExpenditureEvent;
    }

    static List<Row> of(LedgerEvent event, Blind blind, Before before) {
        Derivation derivation = new Derivation(blind, before);
        switch (event) {
            case InstitutionEvent e -> derivation.institution(e);
            case SupplierEvent e -> derivation.supplier(e);
            case AccountEvent e -> derivation.account(e);
            case WardEvent e -> derivation.ward(e);
            case RuleEvent e -> derivation.rule(e);
            case MoneyEvent e -> derivation.money(e);
            case ItemEvent e -> derivation.item(e);
            case PrivacyEvent e -> derivation.rows.addAll(PrivacyRows.of(e, before));
            case BodyEvent _,
                    DecisionEvent _,
                    OperatorEvent _,
                    PublicationEvent _,
                    AccessEvent _ -> {}
        }
        return derivation.rows;
    }

    private void institution(InstitutionEvent event) {
        switch (event) {
            case InstitutionEvent.InstitutionRegistered e ->
                    claim(Space.INSTITUTION_BIN, e.bin(), e.inst());
            case InstitutionEvent.BinChanged e -> claim(Space.INSTITUTION_BIN, e.to(), e.inst());
            case InstitutionEvent.ExternalIdLinked e ->
                    claim(
                            Space.INSTITUTION_EXTERNAL_ID,
                            externalId(e.system(), e.externalId()),
                            e.inst());
            case InstitutionEvent.ProfileChanged _,
                    InstitutionEvent.Relocated _,
                    InstitutionEvent.LicenceRecorded _,
                    InstitutionEvent.HeadAppointed _,
                    InstitutionEvent.OccupancyReported _,
                    InstitutionEvent.InstitutionClosed _ -> {}
        }
    }

    static String externalId(String system, String externalId) {
        return system + "\n" + externalId;
    }

    private void supplier(SupplierEvent event) {
        switch (event) {
            case SupplierEvent.SupplierRegistered e -> {
                if (e.entity() != null) {
                    claim(Space.SUPPLIER_BIN, e.entity().bin(), e.sup());
                }
                if (e.trader() != null) {
                    claim(Space.SUPPLIER_IIN, e.trader().iin(), e.sup());
                }
            }
            case SupplierEvent.SupplierChanged _, SupplierEvent.SupplierStatusRecorded _ -> {}
        }
    }

    private void account(AccountEvent event) {
        switch (event) {
            case AccountEvent.AccountRegistered e -> {
                put(
                        Kind.ACCOUNT,
                        e.acct().value(),
                        String.join(" ", e.inst().value(), e.kind().name(), e.cur()));
                claim(Space.ACCOUNT_IBAN, e.iban(), e.acct());
            }
            case AccountEvent.AccountChanged e -> {
                if (e.iban() != null) {
                    claim(Space.ACCOUNT_IBAN, e.iban(), e.acct());
                }
            }
            case AccountEvent.MappingSaved _, AccountEvent.AccountClosed _ -> {}
        }
    }

    private void ward(WardEvent event) {
        switch (event) {
            case WardEvent.WardEnrolled e ->
                    put(Kind.WARD, e.ward().value(), e.inst().value() + " " + e.acct().value());
            case WardEvent.IdentityRecorded e -> {
                if (e.iin() != null) {
                    claim(Space.WARD_IIN, e.iin(), e.ward());
                }
            }
            case WardEvent.BenefitAssigned _,
                    WardEvent.BenefitEnded _,
                    WardEvent.AbsenceStarted _,
                    WardEvent.AbsenceEnded _,
                    WardEvent.WardExited _,
                    WardEvent.WardCorrected _ -> {}
        }
    }

    private void item(ItemEvent event) {
        switch (event) {
            case ItemEvent.ItemListed e -> {
                put(Kind.ITEM, e.item().value(), e.cat().name());
                names(e.name()).forEach(name -> claim(Space.ITEM_NAME, name, e.item()));
            }
            case ItemEvent.ItemWithdrawn e -> {
                String cat = before.value(Kind.ITEM, e.item().value());
                if (cat != null && !cat.endsWith(WITHDRAWN)) {
                    put(Kind.ITEM, e.item().value(), cat + WITHDRAWN);
                }
            }
        }
    }

    /// Names of an article, as they are compared.
    static Set<String> names(Name3 name) {
        Set<String> names = new TreeSet<>();
        names.add("kk:" + name.kk().strip().toLowerCase(Locale.ROOT));
        names.add("ru:" + name.ru().strip().toLowerCase(Locale.ROOT));
        names.add("en:" + name.en().strip().toLowerCase(Locale.ROOT));
        return names;
    }

    private void rule(RuleEvent event) {
        switch (event) {
            case RuleEvent.RuleAdopted e ->
                    put(Kind.RULE, e.rule().value(), RuleVersion.of(e).toText());
            case RuleEvent.RuleWithdrawn e -> {
                String adopted = before.value(Kind.RULE, e.rule().value());
                if (adopted != null) {
                    RuleVersion rule = RuleVersion.parse(e.rule(), adopted).until(e.until());
                    put(Kind.RULE, e.rule().value(), rule.toText());
                }
            }
        }
    }

    private void money(MoneyEvent event) {
        switch (event) {
            case PeriodEvent.PeriodOpened e ->
                    put(Kind.PERIOD, e.acct().value(), e.period().toString());
            case SubaccountEvent.SubaccountClosed e -> closed(e);
            case ReceiptEvent.ReceiptAllocated e -> receipts(e);
            case ReceiptEvent.PersonalLegObserved e ->
                    e.lines()
                            .forEach(
                                    l ->
                                            put(
                                                    Kind.LEG,
                                                    benefit(
                                                            e.acct(),
                                                            l.ward(),
                                                            e.month(),
                                                            l.benefit()),
                                                    ""));
            case ExpenditureEvent.EvidenceAdded e -> evidence(e);
            case TransferEvent.TransferSent e -> e.lines().forEach(line -> sent(e, line));
            case TransferEvent.TransferReceived e -> put(Kind.RECEIVED, e.transfer().value(), "");
            case TransferEvent.TransferCompleted e -> drop(Kind.TRANSFER, e.transfer().value());
            case TransferEvent.TransferReturned e -> drop(Kind.TRANSFER, e.transfer().value());
            case MoneyEvent _ -> {}
        }
    }

    private void sent(TransferEvent.TransferSent e, TransferEvent.TransferLine line) {
        put(
                Kind.TRANSFER,
                e.transfer().value(),
                String.join(
                        " ",
                        e.acct().value(),
                        e.to().value(),
                        line.ward().value(),
                        Long.toString(line.amt())));
    }

    /// Numbering of a ward goes on when a closed sub-account opens again, and a closed one is not
    /// carried into later months.
    private void closed(SubaccountEvent.SubaccountClosed e) {
        String month = before.value(Kind.PERIOD, e.acct().value());
        if (month != null) {
            put(Kind.CLOSED, e.acct().value() + " " + e.ward().value(), month);
        }
    }

    private void receipts(ReceiptEvent.ReceiptAllocated e) {
        YearMonth month = e.month();
        if (month == null) {
            return;
        }
        for (ReceiptEvent.ReceiptLine line : e.lines()) {
            if (line.benefit() != null) {
                String key = benefit(e.acct(), line.ward(), month, line.benefit());
                put(Kind.RECEIPT, key, "");
                if (line.personal() != null) {
                    put(Kind.LEG, key, "");
                }
            }
        }
    }

    static String benefit(
            Id.Account acct, Id.Ward ward, YearMonth month, MoneyCode.Benefit benefit) {
        return String.join(" ", acct.value(), ward.value(), month.toString(), benefit.name());
    }

    private void evidence(ExpenditureEvent.EvidenceAdded e) {
        put(Kind.EVIDENCE, evidence(blind, e.exp(), e.document().toString()), "");
    }

    static String evidence(Blind blind, Id.Expenditure exp, String document) {
        return exp.value() + " " + blind.of("evidence", document);
    }

    /// The number belongs to the owner from now on; one that the owner had before is free again.
    private void claim(Space space, String number, Id owner) {
        String mine = mine(space, owner);
        String taken = taken(blind, space, number);
        if (space.single()) {
            String old = before.value(Kind.TAKEN, mine);
            if (old != null && !old.equals(taken)) {
                drop(Kind.TAKEN, old);
            }
            put(Kind.TAKEN, mine, taken);
        }
        put(Kind.TAKEN, taken, owner.value());
    }

    /// Under which the one number of an owner is found.
    static String mine(Space space, Id owner) {
        return space + " of " + owner.value();
    }

    static String taken(Blind blind, Space space, String number) {
        return space + " " + blind.of(space.name(), number);
    }

    private void put(Kind kind, String key, String value) {
        rows.add(new Row(kind, key, value));
    }

    private void drop(Kind kind, String key) {
        rows.add(new Row(kind, key, null));
    }
}
