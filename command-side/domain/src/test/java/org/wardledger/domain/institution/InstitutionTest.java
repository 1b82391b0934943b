package org.wardledger.domain.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.actor;
import static org.wardledger.domain.Envelopes.envelope;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.RoundedCount;
import org.wardledger.domain.institution.InstitutionCommand.AppointHead;
import org.wardledger.domain.institution.InstitutionCommand.ChangeBin;
import org.wardledger.domain.institution.InstitutionCommand.ChangeProfile;
import org.wardledger.domain.institution.InstitutionCommand.CloseInstitution;
import org.wardledger.domain.institution.InstitutionCommand.LinkExternalId;
import org.wardledger.domain.institution.InstitutionCommand.RecordLicence;
import org.wardledger.domain.institution.InstitutionCommand.RegisterInstitution;
import org.wardledger.domain.institution.InstitutionCommand.Relocate;
import org.wardledger.domain.institution.InstitutionCommand.ReportOccupancy;
import org.wardledger.domain.institution.InstitutionCommand.StaffCount;
import org.wardledger.events.Code;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.InstitutionEvent.BinChanged;
import org.wardledger.events.InstitutionEvent.BinReason;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.InstitutionEvent.InstitutionClosed;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.InstitutionEvent.LicenceRecorded;
import org.wardledger.events.InstitutionEvent.MoveReason;
import org.wardledger.events.InstitutionEvent.OccupancyReported;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.InstitutionEvent.Relocated;
import org.wardledger.events.InstitutionEvent.Staffing;
import org.wardledger.events.Name3;

class InstitutionTest {
    private static final Id.Institution INST = new Id.Institution(id("ins", 1));
    private static final String BIN = "991240000003";
    private static final String OTHER_BIN = "991240000402";
    private static final String PAVLODAR = "550000000";
    private static final Name3 NAME =
            new Name3("«Үлгі» (үлгі)", "«Улги» (образец)", "Ulgi (sample)");
    private static final InstitutionProfile PROFILE = profile(NAME, 220, Code.Ownership.STATE);

    @Test
    void a_home_enters_the_register() {
        home().when(register(BIN, PAVLODAR, PROFILE, TODAY, false))
                .thenEvents(registered())
                .when(register(BIN, PAVLODAR, PROFILE, TODAY, false))
                .thenRefused(CommonRefusal.APPEND_ONLY, "inst");
    }

    @ParameterizedTest
    @CsvSource({"991240000004", "990101500016", "99124000000"})
    void a_wrong_bin_or_a_persons_number_is_refused(String bin) {
        home().when(register(bin, PAVLODAR, PROFILE, TODAY, false))
                .thenRefused(InstitutionRefusal.BIN_INVALID, "bin");
    }

    @Test
    void a_bin_of_another_home_is_refused() {
        home().when(register(BIN, PAVLODAR, PROFILE, TODAY, true))
                .thenRefused(InstitutionRefusal.BIN_TAKEN, "bin");
    }

    @Test
    void a_region_must_have_existed_on_the_effective_date() {
        home().when(register(BIN, "100000000", PROFILE, LocalDate.of(2021, 5, 1), false))
                .thenRefused(InstitutionRefusal.KATO_UNKNOWN, "kato");
    }

    @Test
    void every_language_has_a_name() {
        InstitutionProfile noKazakh =
                profile(new Name3(" ", "«Улги»", "Ulgi"), 220, Code.Ownership.STATE);
        home().when(register(BIN, PAVLODAR, noKazakh, TODAY, false))
                .thenRefused(InstitutionRefusal.NAME_MISSING, "name.kk");
        InstitutionProfile alias =
                new InstitutionProfile(
                        NAME,
                        List.of(NAME, new Name3("а", "", "a")),
                        PROFILE.kind(),
                        PROFILE.forms(),
                        PROFILE.ownership(),
                        1,
                        PROFILE.contact());
        home().when(register(BIN, PAVLODAR, alias, TODAY, false))
                .thenRefused(InstitutionRefusal.NAME_MISSING, "aliases[1].ru");
    }

    @Test
    void a_home_has_places() {
        home().when(register(BIN, PAVLODAR, profile(NAME, 0, Code.Ownership.STATE), TODAY, false))
                .thenRefused(InstitutionRefusal.CAPACITY_NOT_POSITIVE, "capacity");
    }

    @Test
    void a_private_home_stands_in_the_register_only_with_its_consent() {
        InstitutionProfile own = profile(NAME, 20, Code.Ownership.PRIVATE);
        home().when(register(BIN, PAVLODAR, own, TODAY, false))
                .thenRefused(CommonRefusal.MALFORMED, "publicBasis");
    }

    @Test
    void nothing_takes_effect_tomorrow() {
        home().when(register(BIN, PAVLODAR, PROFILE, TODAY.plusDays(1), false))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "eff");
    }

    @Test
    void only_what_differs_becomes_part_of_the_change() {
        open().when(change(NAME, 250))
                .thenEvents(
                        new ProfileChanged(INST, null, null, null, null, null, 250, null, TODAY))
                .when(change(NAME, 250))
                .thenRefused(InstitutionRefusal.NOTHING_CHANGED);
    }

    @Test
    void a_home_that_is_not_registered_is_unknown() {
        home().when(change(NAME, 250)).thenRefused(InstitutionRefusal.UNKNOWN, "inst");
    }

    @Test
    void the_legal_entity_behind_a_home_may_change() {
        open().when(new ChangeBin(INST, OTHER_BIN, BinReason.REORGANISED, TODAY, false))
                .thenEvents(new BinChanged(INST, BIN, OTHER_BIN, BinReason.REORGANISED, TODAY))
                .when(new ChangeBin(INST, OTHER_BIN, BinReason.CORRECTED, TODAY, false))
                .thenRefused(InstitutionRefusal.NOTHING_CHANGED, "to")
                .when(new ChangeBin(INST, BIN, BinReason.CORRECTED, TODAY, true))
                .thenRefused(InstitutionRefusal.BIN_TAKEN, "to")
                .when(new ChangeBin(INST, "1", BinReason.CORRECTED, TODAY, true))
                .thenRefused(InstitutionRefusal.BIN_INVALID, "to");
    }

    @Test
    void a_home_moves_or_its_territory_gets_another_code() {
        open().when(new Relocate(INST, "101033102", MoveReason.TERRITORY_REFORM, TODAY))
                .thenEvents(
                        new Relocated(
                                INST, PAVLODAR, "101033102", MoveReason.TERRITORY_REFORM, TODAY))
                .when(new Relocate(INST, "101033102", MoveReason.MOVED, TODAY))
                .thenRefused(InstitutionRefusal.NOTHING_CHANGED, "to")
                .when(new Relocate(INST, "990000000", MoveReason.MOVED, TODAY))
                .thenRefused(InstitutionRefusal.KATO_UNKNOWN, "to");
    }

    @Test
    void a_licence_does_not_end_before_it_starts() {
        open().when(licence(TODAY, TODAY))
                .thenEvents(
                        new LicenceRecorded(
                                INST,
                                "KZ12LAA00012345",
                                List.of(Code.ServiceKind.MEDICAL),
                                TODAY,
                                TODAY,
                                Code.LicenceStatus.ISSUED))
                .when(licence(TODAY, TODAY.minusDays(1)))
                .thenRefused(InstitutionRefusal.LICENCE_DATES, "to");
    }

    @Test
    void a_number_in_another_system_belongs_to_one_home() {
        open().when(new LinkExternalId(INST, "PORTAL", "17-2", true))
                .thenRefused(InstitutionRefusal.EXTERNAL_ID_TAKEN, "externalId")
                .when(new LinkExternalId(INST, "PORTAL", "Example Name 1", false))
                .thenRefused(CommonRefusal.MALFORMED, "externalId")
                .when(new LinkExternalId(INST, "PORTAL", "17-2", false))
                .thenEvents(new InstitutionEvent.ExternalIdLinked(INST, "PORTAL", "17-2"))
                .when(new LinkExternalId(INST, "PORTAL", "17-2", true))
                .thenNothing();
    }

    @Test
    void two_heads_do_not_start_on_the_same_day() {
        open().when(head(TODAY.minusDays(9)))
                .thenEvent(e -> assertThat(e).isInstanceOf(InstitutionEvent.HeadAppointed.class))
                .when(head(TODAY.minusDays(9)))
                .thenRefused(InstitutionRefusal.HEAD_OVERLAPS, "from")
                .when(head(TODAY))
                .thenEvent(e -> assertThat(e).isInstanceOf(InstitutionEvent.HeadAppointed.class));
    }

    @Test
    void month_figures_are_rounded_and_reported_once() {
        YearMonth september = YearMonth.of(2026, 9);
        ReportOccupancy report =
                new ReportOccupancy(
                        INST,
                        september,
                        217,
                        List.of(new StaffCount("NURSE", 9), new StaffCount("CARER", 43)));
        open().when(report)
                .thenEvents(
                        new OccupancyReported(
                                INST,
                                september,
                                "215",
                                List.of(new Staffing("NURSE", "<10"), new Staffing("CARER", "45")),
                                217))
                .when(report)
                .thenRefused(InstitutionRefusal.MONTH_REPORTED, "month")
                .when(new ReportOccupancy(INST, YearMonth.of(2026, 11), 1, List.of()))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "month");
    }

    @ParameterizedTest
    @CsvSource({"0,<10", "9,<10", "10,10", "12,10", "13,15", "17,15", "18,20"})
    void counts_are_published_to_the_nearest_five(int people, String shown) {
        assertThat(RoundedCount.of(people)).isEqualTo(shown);
    }

    @Test
    void a_home_with_accounts_or_wards_cannot_end() {
        open().when(new CloseInstitution(INST, null, TODAY, 1, 0))
                .thenRefused(InstitutionRefusal.ACCOUNTS_OPEN)
                .when(new CloseInstitution(INST, null, TODAY, 0, 2))
                .thenRefused(InstitutionRefusal.WARDS_PRESENT)
                .when(new CloseInstitution(INST, INST, TODAY, 0, 0))
                .thenRefused(CommonRefusal.MALFORMED, "successor")
                .when(new CloseInstitution(INST, null, TODAY, 0, 0))
                .thenEvents(new InstitutionClosed(INST, null, TODAY))
                .when(change(NAME, 250))
                .thenRefused(InstitutionRefusal.CLOSED, "inst")
                .when(new ChangeBin(INST, "1", BinReason.CORRECTED, TODAY, false))
                .thenRefused(InstitutionRefusal.BIN_INVALID, "to")
                .when(register(BIN, PAVLODAR, PROFILE, TODAY, false))
                .thenRefused(InstitutionRefusal.CLOSED, "inst");
    }

    private static GivenWhenThen<InstitutionCommand, InstitutionState, InstitutionEvent> home() {
        return rules(new Institution());
    }

    private static GivenWhenThen<InstitutionCommand, InstitutionState, InstitutionEvent> open() {
        return home().givenDone(register(BIN, PAVLODAR, PROFILE, TODAY, false), envelope());
    }

    private static RegisterInstitution register(
            String bin, String kato, InstitutionProfile profile, LocalDate eff, boolean taken) {
        return new RegisterInstitution(
                INST, bin, kato, profile, Code.PublicBasis.LAW, eff, "Charter", taken);
    }

    private static InstitutionRegistered registered() {
        return new InstitutionRegistered(
                INST,
                BIN,
                NAME,
                List.of(),
                PROFILE.kind(),
                PROFILE.forms(),
                PROFILE.ownership(),
                PAVLODAR,
                220,
                PROFILE.contact(),
                Code.PublicBasis.LAW,
                TODAY,
                "Charter");
    }

    private static InstitutionProfile profile(Name3 name, int capacity, Code.Ownership ownership) {
        return new InstitutionProfile(
                name,
                List.of(),
                Code.InstitutionKind.ELDERLY_DISABLED,
                List.of(Code.ServiceForm.INPATIENT),
                ownership,
                capacity,
                new Contact("1 Sample Street", "", "", ""));
    }

    private static ChangeProfile change(Name3 name, int capacity) {
        return new ChangeProfile(INST, name, null, null, null, null, capacity, null, TODAY);
    }

    private static RecordLicence licence(LocalDate from, @Nullable LocalDate to) {
        return new RecordLicence(
                INST,
                "KZ12LAA00012345",
                List.of(Code.ServiceKind.MEDICAL),
                from,
                to,
                Code.LicenceStatus.ISSUED);
    }

    private static AppointHead head(LocalDate from) {
        return new AppointHead(INST, actor(Role.HEAD, 7), from, "Sample Name", "Order 1");
    }
}
