package org.wardledger.views.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.Name3;
import org.wardledger.events.Publication;
import org.wardledger.events.Recorded;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Samples;
import org.wardledger.views.Shown;
import org.wardledger.views.View;
import org.wardledger.views.account.Place;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.expenditure.ItemLine;

/// A posting being put together from its event and what it refers to.
final class PostingDraft {
    private final Recorded<? extends LedgerEvent> event;
    private final Place place;
    private final PostingView.Kind kind;
    private @Nullable Tier tier;
    private @Nullable Long amount;
    private @Nullable Long spent;
    private int payments;
    private @Nullable LocalDate date;
    private @Nullable YearMonth effectiveMonth;
    private @Nullable UUID reverses;
    private @Nullable Direction direction;
    private @Nullable String expenditure;
    private MoneyCode.@Nullable Group group;
    private MoneyCode.@Nullable Category category;
    private @Nullable String supplier;
    private @Nullable Name3 supplierName;
    private List<ItemLine> items = List.of();
    private MoneyCode.@Nullable ReceiptSource source;
    private @Nullable YearMonth forMonth;
    private @Nullable String code;
    private String textKk = "";
    private String textRu = "";
    private String textEn = "";

    PostingDraft(Recorded<? extends LedgerEvent> event, Place place, PostingView.Kind kind) {
        this.event = event;
        this.place = place;
        this.kind = kind;
    }

    PostingDraft amount(Publication publication, long tiyn) {
        tier = publication.tier();
        amount = Shown.coarse(publication, tiyn);
        return this;
    }

    PostingDraft effective(Publication publication, LocalDate eff) {
        date = Shown.open(publication, eff);
        effectiveMonth = Shown.month(publication, eff);
        return this;
    }

    PostingDraft direction(@Nullable Direction way) {
        direction = way;
        return this;
    }

    /// Spending grows by the shown amount, or falls.
    PostingDraft spends(int sign, int number) {
        spent = amount == null ? null : Long.valueOf(sign * amount);
        payments = number;
        return this;
    }

    PostingDraft receipt(MoneyCode.ReceiptSource from, @Nullable YearMonth month) {
        source = from;
        forMonth = month;
        return this;
    }

    PostingDraft code(Enum<?> why) {
        code = why.name();
        return this;
    }

    PostingDraft purchase(ExpenditureView of) {
        expenditure = of.id();
        group = of.group();
        category = of.category();
        supplier = of.supplier();
        supplierName = of.supplierName();
        items = of.items();
        textKk = of.textKk();
        textRu = of.textRu();
        textEn = of.textEn();
        return this;
    }

    /// The mirror of another posting. It shows no more than its target did: the amount of a receipt
    /// stays hidden although its reversal has a field for it.
    PostingDraft mirror(UUID id, @Nullable PostingView target) {
        reverses = id;
        if (target == null) {
            amount = null;
            return this;
        }
        amount = target.amount() == null ? null : amount;
        spent = target.spent() == null ? null : Long.valueOf(-target.spent());
        payments = -target.payments();
        direction = opposite(target.direction());
        expenditure = target.expenditure();
        group = target.group();
        category = target.category();
        supplier = target.supplier();
        supplierName = target.supplierName();
        items = target.items();
        source = target.source();
        forMonth = target.forMonth();
        textKk = target.textKk();
        textRu = target.textRu();
        textEn = target.textEn();
        return this;
    }

    private static @Nullable Direction opposite(@Nullable Direction way) {
        if (way == null) {
            return null;
        }
        return switch (way) {
            case IN -> Direction.OUT;
            case OUT -> Direction.IN;
        };
    }

    PostingView view() {
        return new PostingView(
                event.fact().id().toString(),
                event.position(),
                View.CURRENT,
                event.position(),
                kind,
                PostingView.State.STANDS,
                null,
                reverses,
                place.institution(),
                place.account(),
                place.region(),
                place.cur(),
                place.month(),
                event.fact().day(),
                date,
                effectiveMonth,
                direction,
                amount,
                spent,
                PostingView.Limbs.of(amount, spent),
                payments,
                tier,
                expenditure,
                group,
                category,
                supplier,
                supplierName,
                items,
                source,
                forMonth,
                code,
                Samples.level(event.fact().id().toString()),
                textKk,
                textRu,
                textEn);
    }
}
