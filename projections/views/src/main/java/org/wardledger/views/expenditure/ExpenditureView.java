package org.wardledger.views.expenditure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Projection;
import org.wardledger.views.Step;
import org.wardledger.views.View;

/// One purchase, from proposal to settlement, as far as its tier publishes it: SEALED tells that it
/// happened, COARSE adds amount, merged head and month, OPEN the rest. Who got what is nowhere.
///
/// @param position place of the proposal in the ledger
/// @param event the proposal
/// @param rule rule that fixed the tier
/// @param kato territory of the institution as of the proposal, with its region
/// @param items rows as published; `itemIds` to filter by
/// @param supplierName null for a sole trader, who is a person
/// @param date effective date, `month` its month, `day` civil date of recording
/// @param replaces purchase it stands in for after a reversal
/// @param story all steps, oldest first
public record ExpenditureView(
        String id,
        long from,
        long to,
        long position,
        UUID event,
        String institution,
        String account,
        String kato,
        String region,
        Tier tier,
        String rule,
        MoneyCode.Method method,
        boolean advance,
        @Nullable String cur,
        @Nullable Long amount,
        MoneyCode.@Nullable Group group,
        MoneyCode.@Nullable Category category,
        List<ItemLine> items,
        List<String> itemIds,
        @Nullable String supplier,
        @Nullable Name3 supplierName,
        LocalDate day,
        @Nullable LocalDate date,
        @Nullable YearMonth month,
        @Nullable String replaces,
        Progress progress,
        List<Step> story,
        String textKk,
        String textRu,
        String textEn)
        implements View {
    public static final Projection<ExpenditureView> PROJECTION = new ExpenditureFold();

    @Override
    public ExpenditureView until(long to) {
        return copy(from, to, progress, story);
    }

    ExpenditureView with(long at, Progress now, List<Step> longer) {
        return copy(at, CURRENT, now, longer);
    }

    private ExpenditureView copy(long from, long to, Progress now, List<Step> steps) {
        return new ExpenditureView(
                id,
                from,
                to,
                position,
                event,
                institution,
                account,
                kato,
                region,
                tier,
                rule,
                method,
                advance,
                cur,
                amount,
                group,
                category,
                items,
                itemIds,
                supplier,
                supplierName,
                day,
                date,
                month,
                replaces,
                now,
                steps,
                textKk,
                textRu,
                textEn);
    }
}
