package org.wardledger.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.purchase;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Carried;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.account.BooksView;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.discrepancy.DiscrepancyView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.spending.SpendingView;
import org.wardledger.views.spending.SpendingView.Row;
import org.wardledger.views.statement.StatementLineView;

/// October of one home, from the first statement to the closed month: all documents tell the same.
class MonthTest {
    private final Month month = Month.played();
    private final Home home = month.home();

    private SpendingView spending() {
        return home.view(SpendingView.PROJECTION, HOME.value() + ":2026-10:KZT");
    }

    @Test
    void spending_is_what_the_closed_month_publishes() {
        assertThat(spending().rows())
                .containsExactly(
                        new Row(Group.GOODS, Category.FOOTWEAR, 1, 60_000),
                        new Row(Group.PERSONAL, null, 1, 5_000));
        assertThat(spending().closings().getFirst().figures().out())
                .containsExactly(
                        new GroupAmount(Group.GOODS, 60_000),
                        new GroupAmount(Group.PERSONAL, 5_000));
        assertThat(spending().netReceipts()).isEqualTo(250_000);
    }

    @Test
    void spending_is_the_sum_of_the_postings_behind_it() {
        List<PostingView> postings = home.folding.all(PostingView.PROJECTION);
        long spent = postings.stream().mapToLong(MonthTest::spent).sum();

        assertThat(spent).isEqualTo(spending().spent());
        assertThat(postings.stream().mapToInt(PostingView::payments).sum())
                .isEqualTo((int) spending().payments());
    }

    private static long spent(PostingView posting) {
        Long spent = posting.spent();
        return spent == null ? 0 : spent;
    }

    @Test
    void the_books_agree_and_are_what_the_next_month_starts_from() {
        BooksView books = home.view(BooksView.PROJECTION, ACCOUNT);

        assertThat(books.equal()).isTrue();
        assertThat(books.bank()).isEqualTo(185_000);
        assertThat(books.wards()).isEqualTo(185_000);
        assertThat(books.suspense()).isZero();
        assertThat(books.coveredTo()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void every_bank_line_is_used() {
        assertThat(home.folding.all(StatementLineView.PROJECTION))
                .hasSize(7)
                .allMatch(l -> l.state() == StatementLineView.State.USED);
    }

    @Test
    void what_was_wrong_is_undone_and_replaced_and_both_stay() {
        ExpenditureView wrong = home.view(ExpenditureView.PROJECTION, purchase(1));
        ExpenditureView right = home.view(ExpenditureView.PROJECTION, purchase(2));

        assertThat(wrong.progress().step()).isEqualTo(Carried.Step.REVERSED);
        assertThat(wrong.progress().replacedBy()).isEqualTo(right.id());
        assertThat(right.progress().step()).isEqualTo(Carried.Step.SETTLED);
        assertThat(right.progress().refunded()).isEqualTo(10_000);
    }

    @Test
    void the_account_shows_days_and_the_closed_month() {
        AccountView account = home.view(AccountView.PROJECTION, ACCOUNT);

        assertThat(account.checks().equalInARow()).isEqualTo(2);
        assertThat(account.checks().lastBroken()).isEqualTo(LocalDate.of(2026, 10, 7));
        assertThat(account.closing().figures().closing()).isEqualTo(185_000);
        assertThat(account.statementTo()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void the_question_of_the_month_is_answered() {
        assertThat(home.folding.all(DiscrepancyView.PROJECTION))
                .singleElement()
                .matches(d -> d.status() == DiscrepancyView.Status.RESOLVED)
                .matches(d -> d.outcome() == MoneyCode.DiscrepancyOutcome.CORRECTED);
    }

    @Test
    void the_trail_has_every_event_and_shows_coarse_ones_coarsely() {
        List<AuditView> trail = home.folding.all(AuditView.PROJECTION);

        assertThat(trail).hasSize((int) home.folding.position());
        assertThat(trail)
                .filteredOn(a -> purchase(3).value().equals(a.expenditure()))
                .hasSize(2)
                .allMatch(a -> a.date() == null && !a.subjects().contains(Ids.SELLER.value()))
                .allMatch(a -> COARSE.tier() == a.tier());
    }
}
