package org.wardledger.views;

import java.util.List;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.account.BooksView;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.discrepancy.DiscrepancyView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.reference.BodyView;
import org.wardledger.views.reference.DecisionView;
import org.wardledger.views.reference.ItemView;
import org.wardledger.views.reference.RuleView;
import org.wardledger.views.reference.SupplierView;
import org.wardledger.views.spending.SpendingView;
import org.wardledger.views.statement.OpenedView;
import org.wardledger.views.statement.StatementLineView;

/// All kinds of read documents. Folds do not depend on the order.
public final class Views {
    public static final List<Projection<?>> ALL =
            List.of(
                    InstitutionView.PROJECTION,
                    AccountView.PROJECTION,
                    BooksView.PROJECTION,
                    SupplierView.PROJECTION,
                    ItemView.PROJECTION,
                    RuleView.PROJECTION,
                    BodyView.PROJECTION,
                    DecisionView.PROJECTION,
                    ExpenditureView.PROJECTION,
                    PostingView.PROJECTION,
                    SpendingView.PROJECTION,
                    StatementLineView.PROJECTION,
                    OpenedView.PROJECTION,
                    DiscrepancyView.PROJECTION,
                    AuditView.PROJECTION);

    private Views() {}
}
