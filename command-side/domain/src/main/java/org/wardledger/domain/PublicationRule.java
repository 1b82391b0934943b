package org.wardledger.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ExpenditureEvent.ItemRow;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Publication;
import org.wardledger.events.ReservationEvent.WardGroup;
import org.wardledger.events.Visibility.Tier;

/// How much of a purchase everybody may see, so that no article, amount or head of spending points
/// to one person (rule PR-1, dated configuration). Decided once, when the purchase is proposed, and
/// inherited by every later step: what the public log has said cannot be taken back.
///
/// @param k wards that share something before it is shown
/// @param kChildren the same for homes for children, never below `k`
public record PublicationRule(Id.Rule rule, int k, int kChildren) {

    public PublicationRule {
        if (k < 2 || kChildren < k) {
            throw new IllegalArgumentException("a threshold below two hides nobody");
        }
    }

    /// Whom something concerns.
    ///
    /// @param onAccount wards with an open sub-account on the account
    /// @param onLines different wards on the lines
    public record Crowd(boolean forChildren, int onAccount, int onLines) {}

    public int threshold(boolean forChildren) {
        return forChildren ? kChildren : k;
    }

    /// Tier of a purchase or a decision with lines per ward.
    public Tier tier(Crowd crowd) {
        int needed = threshold(crowd.forChildren());
        if (crowd.onAccount() < needed) {
            return Tier.SEALED;
        }
        return crowd.onLines() < needed ? Tier.COARSE : Tier.OPEN;
    }

    public Publication publication(Crowd crowd) {
        return new Publication(tier(crowd), rule);
    }

    /// Tier of what concerns an account as a whole, such as the close of its month.
    public Publication ofAccount(boolean forChildren, int onAccount) {
        return publication(new Crowd(forChildren, onAccount, onAccount));
    }

    /// Tier of a charity fund without wards: nobody's life is told.
    public Publication ofFund() {
        return new Publication(Tier.OPEN, rule);
    }

    /// Head of spending as outsiders see it. A home for children alone never shows a sensitive one.
    public Group publishedGroup(Crowd crowd, Group group) {
        return shown(crowd.forChildren(), tier(crowd) == Tier.OPEN, group);
    }

    private static Group shown(boolean forChildren, boolean enoughWards, Group group) {
        return enoughWards && !(forChildren && group.sensitive()) ? group : Group.PERSONAL;
    }

    /// Category as outsiders see it; null where it stays private.
    public @Nullable Category publishedCategory(Crowd crowd, @Nullable Category category) {
        boolean shown =
                category != null && tier(crowd) == Tier.OPEN && !category.group().sensitive();
        return shown ? category : null;
    }

    /// Articles as outsiders see them: one row per article and price, and one row without either
    /// for all that fewer than k wards get. Empty where articles stay private. The rows add up to
    /// the articles of the lines.
    public List<ItemRow> publishedItems(Crowd crowd, Group group, List<PurchaseLine> lines) {
        if (tier(crowd) != Tier.OPEN || group.sensitive()) {
            return List.of();
        }
        Map<Article, Bought> bought = new LinkedHashMap<>();
        for (PurchaseLine line : lines) {
            for (WardItem item : line.items()) {
                bought.computeIfAbsent(new Article(item.item(), item.price()), _ -> new Bought())
                        .add(line.ward(), item);
            }
        }
        List<ItemRow> rows = new ArrayList<>();
        long others = 0;
        for (Map.Entry<Article, Bought> e : bought.entrySet()) {
            Bought b = e.getValue();
            if (b.wards.size() < threshold(crowd.forChildren())) {
                others = Math.addExact(others, b.amount);
            } else {
                rows.add(
                        new ItemRow(e.getKey().item(), e.getKey().price(), b.quantity(), b.amount));
            }
        }
        if (others != 0) {
            rows.add(new ItemRow(null, null, null, others));
        }
        return List.copyOf(rows);
    }

    /// Sums per head as outsiders see them: heads with fewer than k wards are merged into one.
    public List<GroupAmount> publishedSums(boolean forChildren, List<WardGroup> lines) {
        Map<Group, Set<Id.Ward>> wards = new EnumMap<>(Group.class);
        for (WardGroup line : lines) {
            wards.computeIfAbsent(line.group(), _ -> new HashSet<>()).add(line.ward());
        }
        Map<Group, Long> sums = new EnumMap<>(Group.class);
        for (WardGroup line : lines) {
            int sharing = wards.getOrDefault(line.group(), Set.of()).size();
            Group shown = shown(forChildren, sharing >= threshold(forChildren), line.group());
            sums.merge(shown, line.amt(), Math::addExact);
        }
        return sums.entrySet().stream()
                .map(e -> new GroupAmount(e.getKey(), e.getValue()))
                .toList();
    }

    /// What one article for one ward costs, tiyn: price times quantity, half a tiyn up.
    public static long amountOf(WardItem item) {
        return new BigDecimal(item.qty())
                .multiply(BigDecimal.valueOf(item.price()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private record Article(Id.Item item, long price) {}

    private static final class Bought {
        private final Set<Id.Ward> wards = new HashSet<>();
        private BigDecimal quantity = BigDecimal.ZERO;
        private long amount;

        private void add(Id.Ward ward, WardItem item) {
            wards.add(ward);
            quantity = quantity.add(new BigDecimal(item.qty()));
            amount = Math.addExact(amount, amountOf(item));
        }

        private String quantity() {
            return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
        }
    }
}
