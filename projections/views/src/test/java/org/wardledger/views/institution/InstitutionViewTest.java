package org.wardledger.views.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.name;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.BinChanged;
import org.wardledger.events.InstitutionEvent.BinReason;
import org.wardledger.events.InstitutionEvent.ExternalIdLinked;
import org.wardledger.events.InstitutionEvent.HeadAppointed;
import org.wardledger.events.InstitutionEvent.InstitutionClosed;
import org.wardledger.events.InstitutionEvent.LicenceRecorded;
import org.wardledger.events.InstitutionEvent.MoveReason;
import org.wardledger.events.InstitutionEvent.OccupancyReported;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.InstitutionEvent.Relocated;
import org.wardledger.views.Folding;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;

class InstitutionViewTest {
    private final Home home = Home.registered().on(10, 20);

    private InstitutionView view() {
        return home.view(InstitutionView.PROJECTION, HOME);
    }

    @Test
    void a_registered_home_shows_its_territory_and_region() {
        assertThat(view().register().kato()).isEqualTo("551010000");
        assertThat(view().register().region()).isEqualTo("550000000");
        assertThat(view().head()).isNull();
        assertThat(view().history()).hasSize(1);
    }

    @Test
    void a_change_leaves_what_it_does_not_name() {
        home.record(profile(300, LocalDate.of(2026, 10, 10)));

        assertThat(view().register().capacity()).isEqualTo(300);
        assertThat(view().register().name()).isEqualTo(name("Ulgi"));
        assertThat(view().register().bin()).isEqualTo("991240000003");
    }

    @Test
    void a_home_that_moved_counts_in_the_new_region_from_then_on() {
        home.record(
                new Relocated(
                        HOME,
                        "551010000",
                        "711210000",
                        MoveReason.MOVED,
                        LocalDate.of(2026, 10, 15)));

        assertThat(view().register().region()).isEqualTo("710000000");
        assertThat(view().history().getLast().code()).isEqualTo("MOVED");
    }

    @Test
    void data_of_a_past_date_is_answered_although_a_later_change_was_recorded_first() {
        home.record(profile(300, LocalDate.of(2026, 10, 10)));
        home.record(
                new BinChanged(
                        HOME,
                        "991240000003",
                        "991240000104",
                        BinReason.CORRECTED,
                        LocalDate.of(2026, 9, 5)));

        assertThat(view().on(LocalDate.of(2026, 9, 1)).bin()).isEqualTo("991240000003");
        assertThat(view().on(LocalDate.of(2026, 9, 6)).bin()).isEqualTo("991240000104");
        assertThat(view().on(LocalDate.of(2026, 9, 6)).capacity()).isEqualTo(220);
        assertThat(view().on(LocalDate.of(2026, 10, 10)).capacity()).isEqualTo(300);
    }

    @Test
    void a_date_before_the_registration_has_no_data() {
        assertThat(view().on(LocalDate.of(2026, 8, 31))).isNull();
    }

    @Test
    void of_the_head_only_tag_and_date_are_shown() {
        home.record(
                new HeadAppointed(
                        HOME, Ids.head(), LocalDate.of(2026, 10, 1), "canary-name", "canary-act"));

        assertThat(view().head().since()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(view().head().tag()).startsWith("tag").doesNotContain("canary");
    }

    @Test
    void the_newest_state_of_a_licence_replaces_the_older_one_of_the_same_number() {
        home.record(licence("L-1", Code.LicenceStatus.ISSUED));
        home.record(licence("L-2", Code.LicenceStatus.ISSUED));
        home.record(licence("L-1", Code.LicenceStatus.SUSPENDED));

        assertThat(view().licences())
                .extracting(l -> l.number() + l.status())
                .containsExactly("L-2ISSUED", "L-1SUSPENDED");
    }

    @Test
    void month_figures_stay_rounded() {
        home.record(new OccupancyReported(HOME, YearMonth.of(2026, 9), "<10", List.of(), 7));
        home.record(new ExternalIdLinked(HOME, "REGISTER", "77"));

        assertThat(view().occupancy().wards()).isEqualTo("<10");
        assertThat(view().externalIds()).hasSize(1);
    }

    @Test
    void a_closed_home_names_its_successor_and_keeps_its_data() {
        Id.Institution next = new Id.Institution("ins_0000000000000002");
        home.record(new InstitutionClosed(HOME, next, LocalDate.of(2026, 10, 19)));

        assertThat(view().closedOn()).isEqualTo(LocalDate.of(2026, 10, 19));
        assertThat(view().successor()).isEqualTo(next.value());
        assertThat(view().register().name()).isEqualTo(name("Ulgi"));
    }

    @Test
    void each_version_answers_for_its_own_span() {
        long before = home.folding.position();
        home.record(profile(300, LocalDate.of(2026, 10, 10)));

        InstitutionView then = home.folding.known(InstitutionView.PROJECTION, HOME, before);
        assertThat(then.register().capacity()).isEqualTo(220);
        assertThat(then.to()).isEqualTo(view().from());
    }

    @Test
    void a_change_of_a_home_nobody_registered_stops_the_reader() {
        assertThatThrownBy(
                        () ->
                                new Folding()
                                        .happens(
                                                LocalDate.of(2026, 10, 1),
                                                profile(1, LocalDate.of(2026, 10, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("institution.profile-changed.v1");
    }

    private static ProfileChanged profile(int capacity, LocalDate from) {
        return new ProfileChanged(HOME, null, null, null, null, null, capacity, null, from);
    }

    private static LicenceRecorded licence(String number, Code.LicenceStatus status) {
        return new LicenceRecorded(
                HOME,
                number,
                List.of(Code.ServiceKind.MEDICAL),
                LocalDate.of(2026, 1, 1),
                null,
                status);
    }
}
