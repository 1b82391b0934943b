package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.account.Proposals.ItemFacts;
import org.wardledger.domain.account.Proposals.ProposeExpenditure;
import org.wardledger.events.Code.WardAnswer;
import org.wardledger.events.ExpenditureEvent.HeardLine;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.AccountKind;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.MoneyCode.RefusalReason;

/// What stops a purchase before the commission has agreed to it.
class ExpenditureRefusalsTest {
    private final Book book = Book.opened(12);
    private final ProposeExpenditure shoes =
            Money.shoes(1, AccountKind.BANK, Method.BANK, 1_000, 1, 2);

    private void refused(ProposeExpenditure wish, ExpenditureRefusal code, String field) {
        book.when(Money.CLERK, wish).thenRefused(code, field);
    }

    private static PurchaseLine line(int ward, long amt, long price, String qty) {
        return new PurchaseLine(
                Money.ward(ward), amt, List.of(new WardItem(Money.SHOES, price, qty, "")), "NEED");
    }

    @Test
    void a_purchase_is_for_somebody() {
        book.when(Money.CLERK, but(shoes, "lines", List.of()))
                .thenRefused(ExpenditureRefusal.LINE_WITHOUT_WARD, "lines");
    }

    @Test
    void a_purchase_costs_something_in_all_and_for_each_ward() {
        book.when(Money.CLERK, but(shoes, "amt", 0L))
                .thenRefused(ExpenditureRefusal.AMOUNT_NOT_POSITIVE, "amt");
        List<PurchaseLine> lines = List.of(line(1, 2_000, 2_000, "1"), line(2, 0, 1, "0"));
        refused(but(shoes, "lines", lines), ExpenditureRefusal.AMOUNT_NOT_POSITIVE, "lines[1].amt");
    }

    @Test
    void a_ward_stands_on_a_purchase_once_and_the_day_is_not_in_the_future() {
        List<PurchaseLine> twice = List.of(line(1, 1_000, 1_000, "1"), line(1, 1_000, 1_000, "1"));
        book.when(Money.CLERK, but(shoes, "lines", twice))
                .thenRefused(CommonRefusal.MALFORMED, "lines[1].ward");
        book.when(Money.CLERK, but(shoes, "eff", Money.TODAY.plusDays(1)))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "eff");
        book.when(Money.CLERK, but(shoes, "contract", "Synthetic Name"))
                .thenRefused(CommonRefusal.MALFORMED, "contract");
    }

    @Test
    void no_list_is_longer_than_the_ledger_takes() {
        List<PurchaseLine> many =
                IntStream.rangeClosed(1, 1025).mapToObj(i -> line(i, 1, 1, "1")).toList();
        book.when(Money.CLERK, but(shoes, "lines", many))
                .thenRefused(CommonRefusal.TOO_LARGE, "lines");
    }

    @Test
    void an_expenditure_is_proposed_once() {
        book.done(Money.CLERK, shoes);
        book.when(Money.CLERK, shoes).thenRefused(ExpenditureRefusal.ALREADY_PROPOSED, "exp");
    }

    @Test
    void articles_suppliers_and_categories_are_those_of_the_registers() {
        book.when(Money.CLERK, but(shoes, "supplierKnown", false))
                .thenRefused(ExpenditureRefusal.SUPPLIER_UNKNOWN, "sup");
        book.when(Money.CLERK, but(shoes, "permitted", Set.of(Category.FOOD)))
                .thenRefused(ExpenditureRefusal.CATEGORY_NOT_PERMITTED, "cat");
        String item = "lines[0].items[0].item";
        book.when(Money.CLERK, but(shoes, "items", Map.of()))
                .thenRefused(ExpenditureRefusal.ITEM_UNKNOWN, item);
        book.when(Money.CLERK, items(new ItemFacts(Category.FOOTWEAR, true)))
                .thenRefused(ExpenditureRefusal.ITEM_UNKNOWN, item);
        book.when(Money.CLERK, items(new ItemFacts(Category.FOOD, false)))
                .thenRefused(ExpenditureRefusal.CATEGORY_NOT_PERMITTED, item);
    }

    private ProposeExpenditure items(ItemFacts facts) {
        return but(shoes, "items", Map.of(Money.SHOES, facts));
    }

    @Test
    void only_wards_who_live_here_and_are_not_blocked_may_be_on_it() {
        book.when(Money.CLERK, Money.shoes(1, AccountKind.BANK, Method.BANK, 1_000, 1, 13))
                .thenRefused(ExpenditureRefusal.WARD_NOT_ON_ACCOUNT, "lines[1].ward");
        block(2);
        book.when(Money.CLERK, shoes).thenRefused(ExpenditureRefusal.WARD_BLOCKED, "lines[1].ward");
        book.done(Money.CLERK, Book.finalAccount(1));
        book.when(Money.CLERK, shoes)
                .thenRefused(ExpenditureRefusal.WARD_NOT_ON_ACCOUNT, "lines[0].ward");
    }

    private void block(int ward) {
        book.done(
                Money.CLERK,
                new Subaccounts.BlockSubaccount(
                        Money.ACCOUNT, Money.ward(ward), BlockReason.COURT));
    }

    @Test
    void an_absent_ward_is_asked_about_and_may_be_confirmed() {
        ProposeExpenditure absent = but(shoes, "absent", Set.of(Money.ward(2)));
        book.when(Money.CLERK, absent).thenRefused(ExpenditureRefusal.WARD_ABSENT, "lines[1].ward");
        book.done(Money.CLERK, but(absent, "confirmed", true));
    }

    @Test
    void the_parts_add_up_to_the_whole() {
        book.when(Money.CLERK, but(shoes, "amt", 2_001L))
                .thenRefused(ExpenditureRefusal.SUM_DIFFERS, "amt");
        List<PurchaseLine> lines = List.of(line(1, 1_000, 333, "3"), line(2, 1_000, 1_000, "1"));
        book.when(Money.CLERK, but(shoes, "lines", lines))
                .thenRefused(ExpenditureRefusal.SUM_DIFFERS, "lines[0].amt");
    }

    @Test
    void nothing_happens_to_an_expenditure_that_was_never_proposed() {
        book.when(Money.SECRETARY, Money.approve(5, UUID.randomUUID()))
                .thenRefused(ExpenditureRefusal.UNKNOWN, "exp");
        book.when(Money.CASHIER, Book.payment(5, List.of()))
                .thenRefused(ExpenditureRefusal.UNKNOWN, "exp");
    }

    @Test
    void only_a_proposed_one_is_heard_about_approved_or_rejected() {
        UUID proposal = book.proposed(1, Method.BANK, 1_000, 1, 2);
        book.when(Money.CLERK, hearing(3))
                .thenRefused(ExpenditureRefusal.WARD_NOT_ON_ACCOUNT, "lines[0].ward");
        book.done(Money.CLERK, hearing(2));
        book.done(Money.SECRETARY, Money.approve(1, proposal));
        book.when(Money.CLERK, hearing(2)).thenRefused(ExpenditureRefusal.NOT_PROPOSED, "exp");
        book.when(Money.SECRETARY, Money.approve(1, proposal))
                .thenRefused(ExpenditureRefusal.NOT_PROPOSED, "exp");
        book.when(Money.SECRETARY, rejection()).thenRefused(ExpenditureRefusal.NOT_PROPOSED, "exp");
    }

    private static Expenditures.HearWards hearing(int ward) {
        return new Expenditures.HearWards(
                Money.ACCOUNT,
                Money.exp(1),
                List.of(
                        new HeardLine(
                                Money.ward(ward),
                                WardAnswer.values()[0],
                                "by signs",
                                Money.WITNESS.actor())));
    }

    private static Expenditures.RejectExpenditure rejection() {
        return new Expenditures.RejectExpenditure(
                Money.ACCOUNT, Money.exp(1), RefusalReason.NOT_NEEDED, null, "has some");
    }

    @Test
    void a_rejected_one_is_closed() {
        book.proposed(1, Method.BANK, 1_000, 1);
        book.done(Money.SECRETARY, rejection());
        book.when(Money.CASHIER, Book.payment(1, book.out(1_000)))
                .thenRefused(ExpenditureRefusal.CLOSED, "exp");
        book.when(Money.CLERK, voiding()).thenRefused(ExpenditureRefusal.CLOSED, "exp");
        book.when(Money.CLERK, contract("12/3")).thenRefused(ExpenditureRefusal.CLOSED, "exp");
    }

    private static Expenditures.VoidExpenditure voiding() {
        return new Expenditures.VoidExpenditure(
                Money.ACCOUNT, Money.exp(1), RefusalReason.PRICE, "too dear");
    }

    private static Expenditures.LinkContract contract(String number) {
        return new Expenditures.LinkContract(Money.ACCOUNT, Money.exp(1), number, null, null);
    }

    @Test
    void a_paid_one_is_not_taken_back_but_reversed() {
        book.paid(1, 1_000, 1);
        book.when(Money.CLERK, voiding()).thenRefused(ExpenditureRefusal.ALREADY_PAID, "exp");
    }

    @Test
    void a_contract_number_names_nobody() {
        book.proposed(1, Method.BANK, 1_000, 1);
        book.when(Money.CLERK, contract("Synthetic"))
                .thenRefused(CommonRefusal.MALFORMED, "contract");
        book.when(Money.CLERK, contract("1".repeat(41)))
                .thenRefused(CommonRefusal.MALFORMED, "contract");
        book.when(Money.CLERK, contract("no digit"))
                .thenRefused(CommonRefusal.MALFORMED, "contract");
        book.when(Money.CLERK, but(contract("12/3"), "system", "Synthetic Name"))
                .thenRefused(CommonRefusal.MALFORMED, "system");
        book.when(Money.CLERK, but(contract("12/3"), "externalId", "Synthetic"))
                .thenRefused(CommonRefusal.MALFORMED, "externalId");
        book.done(Money.CLERK, contract("1".repeat(40)));
        book.done(Money.CLERK, contract("12/3"));
    }

    @Test
    void an_approval_runs_out_after_its_last_day_and_frees_the_money() {
        UUID proposal = book.proposed(1, Method.BANK, 1_000, 1);
        var expiry = new Expenditures.ExpireExpenditure(Money.ACCOUNT, Money.exp(1));
        book.when(Money.CLERK, expiry).thenRefused(ExpenditureRefusal.NOT_APPROVED, "exp");
        var approval = but(Money.approve(1, proposal), "expires", Money.TODAY);
        book.done(Money.SECRETARY, approval);
        book.when(Money.CLERK, expiry).thenRefused(ExpenditureRefusal.NOT_EXPIRED, "exp");
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH - 1_000);
        book.done(Money.CLERK, expiry, Money.TODAY.plusDays(1));
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH);
    }

    @Test
    void a_document_hangs_on_an_expenditure_once() {
        UUID step = book.proposed(1, Method.BANK, 1_000, 1);
        var evidence =
                new Expenditures.AddEvidence(
                        Money.ACCOUNT,
                        Money.exp(1),
                        step,
                        Money.document(MoneyCode.Document.INVOICE),
                        false);
        book.done(Money.CLERK, evidence);
        book.when(Money.CLERK, but(evidence, "known", true))
                .thenRefused(ExpenditureRefusal.EVIDENCE_KNOWN, "document");
    }
}
