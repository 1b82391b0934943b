package org.wardledger.views.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.AccountEvent;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.CashEvent.CashRequested;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.OperatorEvent;
import org.wardledger.events.PayoutEvent;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.PublicationEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.SubaccountEvent;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.Trace;
import org.wardledger.events.TransferEvent;
import org.wardledger.events.WardEvent;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Kato;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.expenditure.PurchaseTexts;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.reference.BodyView;
import org.wardledger.views.reference.DecisionView;

/// Makes one record of each event.
final class AuditFold extends Fold<AuditView> {
    AuditFold() {
        super(AuditView.class, Audience.PUBLIC);
    }

    @Override
    public boolean isLookedUp() {
        return false;
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return List.of(event.fact().id().toString());
    }

    @Override
    public AuditView fold(
            @Nullable AuditView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        boolean hidden = aboutOneWard(event.event());
        boolean unsigned = hidden || event.event() instanceof PrivacyEvent;
        Entry entry = hidden ? new Entry() : Entry.of(event.event());
        String institution = hidden ? null : institution(entry, event.event(), lookup);
        if (!hidden) {
            texts(entry, event.event(), lookup);
        }
        String type = LedgerEvent.typeOf(event.event().getClass());
        return new AuditView(
                id,
                event.position(),
                View.CURRENT,
                event.position(),
                type,
                type.substring(0, type.indexOf('.')),
                event.fact().day(),
                unsigned ? null : event.fact().by().role(),
                unsigned ? null : event.tag(),
                institution,
                region(institution, event.event(), lookup),
                entry.account,
                entry.expenditure,
                List.copyOf(entry.subjects),
                List.copyOf(entry.refs),
                List.copyOf(entry.codes),
                entry.command,
                entry.tier,
                entry.amount,
                entry.date,
                entry.month,
                entry.texts.kk(),
                entry.texts.ru(),
                entry.texts.en());
    }

    /// Its place stays filled, and says why nothing stands there.
    @Override
    public AuditView erased(Trace trace) {
        return new AuditView(
                trace.id().toString(),
                trace.position(),
                View.CURRENT,
                trace.position(),
                trace.type(),
                trace.type().substring(0, trace.type().indexOf('.')),
                trace.day(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(AuditView.ERASED),
                null,
                null,
                null,
                null,
                null,
                "",
                "",
                "");
    }

    /// Types that name no institution in public, because they concern one person. Role and tag are
    /// left out too: within one day they would say which entries belong together.
    private static boolean aboutOneWard(LedgerEvent event) {
        return switch (event) {
            case WardEvent _,
                    SubaccountEvent _,
                    TransferEvent _,
                    PayoutEvent _,
                    CashRequested _,
                    AccessEvent _ ->
                    true;
            case PostingReversed e -> e.shownInst() == null;
            case MoneyEvent _,
                    InstitutionEvent _,
                    SupplierEvent _,
                    ItemEvent _,
                    RuleEvent _,
                    AccountEvent _,
                    BodyEvent _,
                    DecisionEvent _,
                    OperatorEvent _,
                    PublicationEvent _,
                    PrivacyEvent _ ->
                    false;
        };
    }

    /// The institution named, or that of the public record the entry continues.
    private static @Nullable String institution(Entry entry, LedgerEvent event, Lookup lookup) {
        if (entry.institution != null) {
            return entry.institution;
        }
        return switch (event) {
            case AccountEvent e -> {
                AccountView account = lookup.get(AccountView.PROJECTION, e.acct().value());
                yield account == null ? null : account.details().institution();
            }
            case BodyEvent e -> {
                BodyView body = lookup.get(BodyView.PROJECTION, e.body().value());
                yield body == null ? null : body.institution();
            }
            case DecisionEvent e -> {
                DecisionView decision = lookup.get(DecisionView.PROJECTION, e.decision().value());
                yield decision == null ? null : decision.institution();
            }
            case MoneyEvent _,
                    InstitutionEvent _,
                    SupplierEvent _,
                    ItemEvent _,
                    RuleEvent _,
                    WardEvent _,
                    OperatorEvent _,
                    PublicationEvent _,
                    PrivacyEvent _,
                    AccessEvent _ ->
                    null;
        };
    }

    private static @Nullable String region(
            @Nullable String institution, LedgerEvent event, Lookup lookup) {
        if (event instanceof InstitutionRegistered e) {
            return Kato.region(e.kato());
        }
        InstitutionView view =
                institution == null ? null : lookup.get(InstitutionView.PROJECTION, institution);
        return view == null ? null : view.register().region();
    }

    private static void texts(Entry entry, LedgerEvent event, Lookup lookup) {
        if (event instanceof ExpenditureProposed e) {
            entry.texts.add(PurchaseTexts.of(e, lookup));
        } else if (entry.expenditure != null) {
            ExpenditureView purchase = lookup.get(ExpenditureView.PROJECTION, entry.expenditure);
            if (purchase != null) {
                entry.texts.add(purchase.textKk(), purchase.textRu(), purchase.textEn());
            }
        }
    }
}
