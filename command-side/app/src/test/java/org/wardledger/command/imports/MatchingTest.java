package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.command.Samples;
import org.wardledger.command.imports.BenefitSplit.Assigned;
import org.wardledger.command.imports.Matching.Payment;
import org.wardledger.command.imports.Matching.Proposal;
import org.wardledger.command.imports.Matching.Purchase;
import org.wardledger.command.imports.Matching.Reason;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;

class MatchingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final String IBAN = Samples.iban(5);

    private static Purchase purchase(int n, long due, @Nullable String contract) {
        return new Purchase(
                new Id.Expenditure(Samples.id("exp", n)),
                due,
                DAY,
                IBAN,
                "991240000402",
                contract,
                List.of("АКТ-15"));
    }

    private static Payment payment(
            int n, long open, int days, @Nullable String iban, @Nullable String purpose) {
        return new Payment(new UUID(8, n), open, DAY.plusDays(days), iban, null, purpose);
    }

    @Test
    void what_has_more_in_common_comes_first() {
        List<Proposal> proposals =
                Matching.propose(
                        List.of(purchase(1, 5_000, "12/26"), purchase(2, 5_000, "99/26")),
                        List.of(payment(1, 5_000, 3, IBAN, "Оплата по дог. №12/26, акт-15")));
        assertThat(proposals).hasSize(2);
        assertThat(proposals.getFirst().exp().value()).isEqualTo(Samples.id("exp", 1));
        assertThat(proposals.getFirst().reasons())
                .containsExactlyInAnyOrder(
                        Reason.SUPPLIER_IBAN,
                        Reason.CONTRACT_NUMBER,
                        Reason.DOCUMENT_NUMBER,
                        Reason.AMOUNT,
                        Reason.NEAR_DATE);
    }

    @Test
    void a_near_date_or_a_number_in_a_text_alone_proposes_nothing() {
        assertThat(
                        Matching.propose(
                                List.of(purchase(1, 5_000, "12/26")),
                                List.of(payment(1, 4_000, 0, null, "договор 12/26"))))
                .isEmpty();
    }

    @Test
    void a_number_counts_only_as_a_word_of_its_own() {
        List<Proposal> proposals =
                Matching.propose(
                        List.of(purchase(1, 5_000, "12")),
                        List.of(payment(1, 5_000, 90, null, "договор 121, сч 312")));
        assertThat(proposals.getFirst().reasons()).containsExactly(Reason.AMOUNT);
    }

    @Test
    void a_line_is_split_only_where_the_legs_make_it_up_exactly() {
        List<Assigned> benefits =
                List.of(
                        new Assigned(Samples.ward(2), Benefit.OLD_AGE, 100_001, 7_000),
                        new Assigned(Samples.ward(1), Benefit.DISABILITY, 50_000, 7_000));
        assertThat(BenefitSplit.of(105_001, benefits))
                .extracting(BenefitSplit.Leg::amt)
                .containsExactly(35_000L, 70_001L);
        assertThat(BenefitSplit.of(105_000, benefits)).isNull();
        assertThat(BenefitSplit.of(0, List.of())).isNull();
    }
}
