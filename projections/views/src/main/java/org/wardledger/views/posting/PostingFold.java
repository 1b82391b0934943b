package org.wardledger.views.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.CashEvent.CashDeposited;
import org.wardledger.events.CashEvent.CashReceived;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode.CountResult;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.account.Place;
import org.wardledger.views.expenditure.ExpenditureView;

/// Makes one document of each public movement of money, and turns the state of what is reversed.
final class PostingFold extends Fold<PostingView> {
    PostingFold() {
        super(PostingView.class, Audience.PUBLIC);
    }

    /// A question about millions counts a sample of them, which then lies side by side.
    @Override
    public Optional<String> laidOutBy() {
        return Optional.of("sample");
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        String own = event.fact().id().toString();
        return switch (event.event()) {
            case ExpenditurePaid _,
                    ExpenditureRefunded _,
                    ReceiptAllocated _,
                    CashWithdrawn _,
                    CashDeposited _,
                    CashReceived _ ->
                    List.of(own);
            case CashCounted e -> e.result() == CountResult.EVEN ? List.of() : List.of(own);
            case PostingReversed e -> reversal(own, e, lookup);
            case LedgerEvent _ -> List.of();
        };
    }

    /// A reversal whose target names no institution in public is no posting either.
    private static List<String> reversal(String own, PostingReversed e, Lookup lookup) {
        if (e.shownInst() == null || e.shownAcct() == null) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        ids.add(own);
        ReversalChain.of(e, lookup).postings().forEach(p -> ids.add(p.id()));
        return ids;
    }

    @Override
    public PostingView fold(
            @Nullable PostingView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        if (event.event() instanceof PostingReversed e && before != null) {
            return turned(before, e, event, lookup);
        }
        return switch (event.event()) {
            case ExpenditurePaid e -> paid(e, event, lookup);
            case ExpenditureRefunded e -> refunded(e, event, lookup);
            case ReceiptAllocated e -> receipt(e, event, lookup);
            case CashWithdrawn e -> withdrawn(e, event, lookup);
            case CashDeposited e -> deposited(e, event, lookup);
            case CashReceived e -> received(e, event, lookup);
            case CashCounted e -> counted(e, event, lookup);
            case PostingReversed e -> reversed(e, event, lookup);
            case LedgerEvent other ->
                    throw new IllegalStateException(other.getClass() + " is no posting");
        };
    }

    private static PostingView turned(
            PostingView v, PostingReversed e, Recorded<? extends LedgerEvent> event, Lookup look) {
        List<PostingView> chain = ReversalChain.of(e, look).postings();
        int depth = 0;
        while (!chain.get(depth).id().equals(v.id())) {
            depth++;
        }
        if (depth % 2 == 1) {
            return v.standing(event.position());
        }
        String by = depth == 0 ? event.fact().id().toString() : chain.get(depth - 1).id();
        return v.reversed(event.position(), UUID.fromString(by));
    }

    private static PostingView paid(
            ExpenditurePaid e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event,
                        Place.of(e.inst(), e.acct(), event, lookup),
                        PostingView.Kind.PAYMENT)
                .amount(e.publication(), e.amt())
                .effective(e.publication(), e.eff())
                .direction(Direction.OUT)
                .spends(1, 1)
                .purchase(purchase(e, event, lookup))
                .view();
    }

    private static PostingView refunded(
            ExpenditureRefunded e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event, Place.of(e.inst(), e.acct(), event, lookup), PostingView.Kind.REFUND)
                .amount(e.publication(), e.amt())
                .direction(Direction.IN)
                .spends(-1, 0)
                .code(e.reason())
                .purchase(purchase(e, event, lookup))
                .view();
    }

    private static ExpenditureView purchase(
            ExpenditureEvent e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        ExpenditureView view = lookup.get(ExpenditureView.PROJECTION, e.exp().value());
        if (view == null) {
            throw new IllegalStateException(
                    "event %d pays for what nobody proposed".formatted(event.position()));
        }
        return view;
    }

    private static PostingView receipt(
            ReceiptAllocated e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event,
                        Place.of(e.inst(), e.acct(), event, lookup),
                        PostingView.Kind.RECEIPT)
                .direction(Direction.IN)
                .receipt(e.source(), e.month())
                .view();
    }

    private static PostingView withdrawn(
            CashWithdrawn e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event,
                        Place.of(e.inst(), e.acct(), event, lookup),
                        PostingView.Kind.CASH_WITHDRAWAL)
                .amount(e.publication(), e.amt())
                .view();
    }

    private static PostingView deposited(
            CashDeposited e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event,
                        Place.of(e.inst(), e.acct(), event, lookup),
                        PostingView.Kind.CASH_DEPOSIT)
                .amount(e.publication(), e.amt())
                .view();
    }

    private static PostingView received(
            CashReceived e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event,
                        Place.of(e.inst(), e.acct(), event, lookup),
                        PostingView.Kind.CASH_RECEIPT)
                .amount(e.publication(), e.amt())
                .direction(Direction.IN)
                .code(e.kind())
                .view();
    }

    private static PostingView counted(
            CashCounted e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new PostingDraft(
                        event,
                        Place.of(e.inst(), e.acct(), event, lookup),
                        PostingView.Kind.CASH_DIFFERENCE)
                .amount(e.publication(), Math.abs(e.difference()))
                .direction(e.result() == CountResult.SHORT ? Direction.OUT : Direction.IN)
                .code(e.result())
                .view();
    }

    private static PostingView reversed(
            PostingReversed e, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        if (e.shownInst() == null || e.shownAcct() == null) {
            throw new IllegalStateException("a hidden reversal is no posting");
        }
        return new PostingDraft(
                        event,
                        Place.of(e.shownInst(), e.shownAcct(), event, lookup),
                        PostingView.Kind.REVERSAL)
                .amount(e.publication(), e.amt())
                .effective(e.publication(), e.eff())
                .code(e.reason())
                .mirror(e.reverses(), ReversalChain.of(e, lookup).target())
                .view();
    }
}
