package org.wardledger.views.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.head;
import static org.wardledger.views.Ids.member;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Code;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyExplained;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReassigned;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReopened;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyResolved;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.DiscrepancyOutcome;
import org.wardledger.views.Home;
import org.wardledger.views.Step;
import org.wardledger.views.ViewJson;
import org.wardledger.views.discrepancy.DiscrepancyView.Status;

class DiscrepancyViewTest {
    private static final Id.Discrepancy ID = new Id.Discrepancy("dsc_0000000000000001");
    private static final LocalDate DUE = LocalDate.of(2026, 10, 20);
    private final Home home = Home.registered().on(10, 5);

    private DiscrepancyView view() {
        return home.view(DiscrepancyView.PROJECTION, ID);
    }

    private void raised(DiscrepancyKind shown, DiscrepancyKind exact) {
        home.record(
                new DiscrepancyRaised(
                        HOME,
                        ACCOUNT,
                        ID,
                        shown,
                        DUE,
                        head(),
                        null,
                        777_123_456,
                        exact,
                        new UUID(7, 7),
                        "canary"));
    }

    @Test
    void a_kind_that_tells_of_a_ward_is_shown_merged() {
        raised(DiscrepancyKind.OTHER, DiscrepancyKind.RECEIPT_MISSING);

        assertThat(view().kind()).isEqualTo(DiscrepancyKind.OTHER);
        assertThat(ViewJson.text(view())).doesNotContain("RECEIPT_MISSING", "777123456", "canary");
    }

    @Test
    void a_telling_kind_in_the_public_field_is_merged_all_the_same() {
        raised(DiscrepancyKind.TRANSIT_LATE, DiscrepancyKind.TRANSIT_LATE);

        assertThat(view().kind()).isEqualTo(DiscrepancyKind.OTHER);
        assertThat(view().story().getFirst().code()).isEqualTo("OTHER");
    }

    @Test
    void new_owners_and_terms_are_counted() {
        raised(DiscrepancyKind.CASH_SHORT, DiscrepancyKind.CASH_SHORT);
        home.record(
                new DiscrepancyReassigned(HOME, ACCOUNT, ID, DUE.plusDays(9), member(), "canary"));

        assertThat(view().reassigned()).isEqualTo(1);
        assertThat(view().due()).isEqualTo(DUE.plusDays(9));
        assertThat(view().owner().role()).isEqualTo(Code.Role.COMMISSION_MEMBER);
        assertThat(view().status()).isEqualTo(Status.RAISED);
    }

    @Test
    void it_is_explained_resolved_and_may_come_back() {
        raised(DiscrepancyKind.CASH_SHORT, DiscrepancyKind.CASH_SHORT);
        home.record(
                new DiscrepancyExplained(
                        HOME, ACCOUNT, ID, DiscrepancyEvent.Cause.LOSS, "canary", List.of()));
        assertThat(view().status()).isEqualTo(Status.EXPLAINED);

        UUID correction = new UUID(6, 6);
        home.on(10, 9)
                .record(
                        new DiscrepancyResolved(
                                HOME, ACCOUNT, ID, DiscrepancyOutcome.REPAID, correction));
        assertThat(view().status()).isEqualTo(Status.RESOLVED);
        assertThat(view().outcome()).isEqualTo(DiscrepancyOutcome.REPAID);
        assertThat(view().resolvedOn()).isEqualTo(LocalDate.of(2026, 10, 9));

        home.record(new DiscrepancyReopened(HOME, ACCOUNT, ID, DUE, head(), "canary"));
        assertThat(view().status()).isEqualTo(Status.REOPENED);
        assertThat(view().reopened()).isEqualTo(1);
        assertThat(view().outcome()).isNull();
        assertThat(view().correction()).isNull();
        assertThat(view().story())
                .extracting(Step::type)
                .containsExactly(
                        "discrepancy.raised.v1",
                        "discrepancy.explained.v1",
                        "discrepancy.resolved.v1",
                        "discrepancy.reopened.v1");
    }
}
