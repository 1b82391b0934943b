package org.wardledger.web.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;

/// Compares a document with the published entry that it was made from: every figure and code that
/// both of them show. What the entry hides, and what a document draws from other records (names,
/// regions, states), is not compared here.
public final class AgainstLeaf {
    private final String view;
    private final String document;
    private final Leaf leaf;
    private final List<Disagreement> found = new ArrayList<>();

    private AgainstLeaf(String view, String document, Leaf leaf) {
        this.view = view;
        this.document = document;
        this.leaf = leaf;
    }

    public static List<Disagreement> of(AuditView shown, Leaf leaf) {
        AgainstLeaf check = new AgainstLeaf(AuditView.PROJECTION.name(), shown.id(), leaf);
        check.common(shown.id(), shown.position(), shown.day());
        check.field("type", shown.type(), leaf.type());
        if (shown.erased()) {
            return check.found;
        }
        boolean hidden = leaf.aboutOneWard();
        check.field(
                "amount", shown.amount(), hidden || !leaf.data().has("amt") ? null : leaf.amount());
        check.field("account", shown.account(), hidden ? "" : leaf.data("acct"));
        check.field("expenditure", shown.expenditure(), hidden ? "" : leaf.data("exp"));
        return check.found;
    }

    public static List<Disagreement> of(PostingView shown, Leaf leaf) {
        AgainstLeaf check = new AgainstLeaf(PostingView.PROJECTION.name(), shown.id(), leaf);
        check.common(shown.id(), shown.position(), shown.day());
        check.field("institution", shown.institution(), leaf.data("inst"));
        check.field("account", shown.account(), leaf.data("acct"));
        check.field("expenditure", shown.expenditure(), leaf.data("exp"));
        check.field("amount", shown.amount(), leaf.amount());
        if (shown.kind() == PostingView.Kind.PAYMENT) {
            check.field("spent", shown.spent(), leaf.amount());
        } else if (shown.kind() == PostingView.Kind.REFUND) {
            check.field("spent", shown.spent(), negative(leaf.amount()));
        }
        return check.found;
    }

    public static List<Disagreement> of(ExpenditureView shown, Leaf leaf) {
        AgainstLeaf check = new AgainstLeaf(ExpenditureView.PROJECTION.name(), shown.id(), leaf);
        check.common(shown.event().toString(), shown.position(), shown.day());
        check.field("expenditure", shown.id(), leaf.data("exp"));
        check.field("institution", shown.institution(), leaf.data("inst"));
        check.field("account", shown.account(), leaf.data("acct"));
        check.field("method", shown.method(), leaf.data("method"));
        check.field("tier", shown.tier(), leaf.tier());
        check.field("amount", shown.amount(), leaf.amount());
        check.field("group", shown.group(), leaf.data("group"));
        check.field("category", shown.category(), leaf.data("cat"));
        check.field("supplier", shown.supplier(), leaf.data("sup"));
        return check.found;
    }

    private static @Nullable String negative(@Nullable String amount) {
        return amount == null ? null : amount.equals("0") ? amount : "-" + amount;
    }

    private void common(String event, long position, Object day) {
        field("event", event, leaf.id());
        field("position", position, Long.toString(leaf.position()));
        field("day", day, leaf.day());
    }

    private void field(String name, @Nullable Object shown, @Nullable String published) {
        String says = shown == null ? "" : shown.toString();
        String told = published == null ? "" : published;
        if (!says.equals(told)) {
            found.add(new Disagreement(view, document, leaf.index(), name, says, told));
        }
    }
}
