package org.wardledger.web.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Code.Role;
import org.wardledger.views.View;
import org.wardledger.views.audit.AuditView;

/// A document against the entry that it was made from.
class AgainstLeafTest {
    private static final String ID = "10000000-0000-8000-8000-000000000007";
    private static final String PAID = "expenditure.paid.v1";
    private static final String SHOWN =
            "\"acct\":\"acc_1\",\"amt\":\"150000\",\"cur\":\"KZT\",\"exp\":\"exp_1\",\"inst\":\"ins_1\"";

    @Test
    void a_document_that_says_what_its_leaf_says_differs_nowhere() {
        assertThat(AgainstLeaf.of(record(PAID, 7, 150_000L, "exp_1"), leaf(PAID, SHOWN))).isEmpty();
    }

    @Test
    void another_amount_is_named_with_both_values() {
        assertThat(AgainstLeaf.of(record(PAID, 7, 150_001L, "exp_1"), leaf(PAID, SHOWN)))
                .containsExactly(
                        new Disagreement("audit-view", ID, 6, "amount", "150001", "150000"));
    }

    @Test
    void a_record_at_another_place_or_of_another_purchase_is_named() {
        assertThat(AgainstLeaf.of(record(PAID, 8, 150_000L, "exp_2"), leaf(PAID, SHOWN)))
                .extracting(Disagreement::field)
                .containsExactly("position", "expenditure");
    }

    @Test
    void an_amount_that_the_leaf_hides_is_not_shown() {
        String sealed = "\"acct\":\"acc_1\",\"exp\":\"exp_1\",\"inst\":\"ins_1\"";
        assertThat(AgainstLeaf.of(record(PAID, 7, null, "exp_1"), leaf(PAID, sealed))).isEmpty();
        assertThat(AgainstLeaf.of(record(PAID, 7, 1L, "exp_1"), leaf(PAID, sealed)))
                .extracting(Disagreement::published)
                .containsExactly("");
    }

    @Test
    void of_a_record_about_one_ward_nothing_but_its_place_is_shown() {
        Leaf leaf = leaf("transfer.sent.v1", "");
        assertThat(AgainstLeaf.of(record("transfer.sent.v1", 7, 5L, null), leaf))
                .extracting(Disagreement::field)
                .containsExactly("amount", "account");
    }

    @Test
    void an_erased_record_keeps_its_place_and_is_compared_no_further() {
        AuditView erased = record(PAID, 7, null, null, List.of(AuditView.ERASED));
        assertThat(AgainstLeaf.of(erased, leaf(PAID, SHOWN))).isEmpty();
    }

    private static AuditView record(
            String type, long position, @Nullable Long amount, @Nullable String expenditure) {
        return record(type, position, amount, expenditure, List.of());
    }

    private static AuditView record(
            String type,
            long position,
            @Nullable Long amount,
            @Nullable String expenditure,
            List<String> codes) {
        return new AuditView(
                ID,
                position,
                View.CURRENT,
                position,
                type,
                type.substring(0, type.indexOf('.')),
                LocalDate.of(2026, 10, 1),
                Role.ACCOUNTANT,
                "",
                "ins_1",
                null,
                "acc_1",
                expenditure,
                List.of(),
                List.of(),
                codes,
                null,
                null,
                amount,
                null,
                null,
                "",
                "",
                "");
    }

    private static Leaf leaf(String type, String data) {
        String entry =
                "{\"d\":{%s},\"day\":\"2026-10-01\",\"f\":1,\"id\":\"%s\",\"t\":\"%s\"}"
                        .formatted(data, ID, type);
        return Leaf.read(6, entry.getBytes(UTF_8));
    }
}
