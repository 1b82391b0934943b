package org.wardledger.domain.institution;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
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
import org.wardledger.domain.institution.InstitutionState.Closed;
import org.wardledger.domain.institution.InstitutionState.Open;
import org.wardledger.domain.institution.InstitutionState.Unknown;
import org.wardledger.events.Fact;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.InstitutionEvent.BinChanged;
import org.wardledger.events.InstitutionEvent.ExternalIdLinked;
import org.wardledger.events.InstitutionEvent.HeadAppointed;
import org.wardledger.events.InstitutionEvent.InstitutionClosed;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.InstitutionEvent.LicenceRecorded;
import org.wardledger.events.InstitutionEvent.OccupancyReported;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.InstitutionEvent.Relocated;
import org.wardledger.events.InstitutionEvent.Staffing;

/// The register of homes (Social Code 136). A home keeps its id when its BIN, name or place
/// changes. State homes stand in it by law, others only with their consent.
public final class Institution
        implements Decider<InstitutionCommand, InstitutionState, InstitutionEvent> {
    @Override
    public InstitutionState initial() {
        return new Unknown();
    }

    @Override
    public Decision<InstitutionEvent> decide(
            InstitutionCommand command, Envelope envelope, InstitutionState state) {
        Refusal wrong = InstitutionInput.wrong(command, envelope);
        if (wrong != null) {
            return Decision.refuse(wrong);
        }
        return switch (state) {
            case Unknown _ when command instanceof RegisterInstitution c -> register(c);
            case Unknown _ -> Decision.refuse(InstitutionRefusal.UNKNOWN, "inst");
            case Closed _ -> Decision.refuse(InstitutionRefusal.CLOSED, "inst");
            case Open open -> decideOpen(command, open);
        };
    }

    private static Decision<InstitutionEvent> decideOpen(InstitutionCommand command, Open open) {
        return switch (command) {
            case RegisterInstitution _ -> Decision.refuse(CommonRefusal.APPEND_ONLY, "inst");
            case ChangeProfile c -> changeProfile(c, open);
            case ChangeBin c ->
                    accept(
                            () -> new BinChanged(c.inst(), open.bin(), c.to(), c.reason(), c.eff()),
                            when(
                                    c.to().equals(open.bin()),
                                    InstitutionRefusal.NOTHING_CHANGED,
                                    "to"),
                            when(c.binTaken(), InstitutionRefusal.BIN_TAKEN, "to"));
            case Relocate c ->
                    accept(
                            () -> new Relocated(c.inst(), open.kato(), c.to(), c.reason(), c.eff()),
                            when(
                                    c.to().equals(open.kato()),
                                    InstitutionRefusal.NOTHING_CHANGED,
                                    "to"));
            case RecordLicence c -> Decision.accept(licence(c));
            case LinkExternalId c -> linkExternalId(c, open);
            case AppointHead c -> appointHead(c, open);
            case ReportOccupancy c ->
                    accept(
                            () -> occupancy(c),
                            when(
                                    open.reported().contains(c.month()),
                                    InstitutionRefusal.MONTH_REPORTED,
                                    "month"));
            case CloseInstitution c -> close(c);
        };
    }

    private static Decision<InstitutionEvent> register(RegisterInstitution c) {
        InstitutionProfile p = c.profile();
        return accept(
                () ->
                        new InstitutionRegistered(
                                c.inst(),
                                c.bin(),
                                p.name(),
                                p.aliases(),
                                p.kind(),
                                p.forms(),
                                p.ownership(),
                                c.kato(),
                                p.capacity(),
                                p.contact(),
                                c.publicBasis(),
                                c.eff(),
                                c.sourceDocument()),
                when(c.binTaken(), InstitutionRefusal.BIN_TAKEN, "bin"));
    }

    private static Decision<InstitutionEvent> changeProfile(ChangeProfile c, Open open) {
        InstitutionProfile old = open.profile();
        ProfileChanged changed =
                new ProfileChanged(
                        c.inst(),
                        changed(c.name(), old.name()),
                        changed(c.aliases(), old.aliases()),
                        changed(c.kind(), old.kind()),
                        changed(c.forms(), old.forms()),
                        changed(c.ownership(), old.ownership()),
                        changed(c.capacity(), old.capacity()),
                        changed(c.contact(), old.contact()),
                        c.eff());
        InstitutionProfile next = old.with(changed);
        return accept(
                () -> changed,
                next.wrong(),
                when(next.equals(old), InstitutionRefusal.NOTHING_CHANGED));
    }

    /// Only what differs becomes part of the event.
    private static <T> @Nullable T changed(@Nullable T wanted, T old) {
        return old.equals(wanted) ? null : wanted;
    }

    private static LicenceRecorded licence(RecordLicence c) {
        return new LicenceRecorded(
                c.inst(), c.number(), List.copyOf(c.services()), c.from(), c.to(), c.status());
    }

    private static Decision<InstitutionEvent> linkExternalId(LinkExternalId c, Open open) {
        if (open.isLinked(c.system(), c.externalId())) {
            return Decision.accept();
        }
        return accept(
                () -> new ExternalIdLinked(c.inst(), c.system(), c.externalId()),
                when(c.externalIdTaken(), InstitutionRefusal.EXTERNAL_ID_TAKEN, "externalId"));
    }

    private static Decision<InstitutionEvent> appointHead(AppointHead c, Open open) {
        LocalDate since = open.headSince();
        if (since != null && !c.from().isAfter(since)) {
            return Decision.refuse(
                    Refusal.at(InstitutionRefusal.HEAD_OVERLAPS, "from").with("since", since));
        }
        return Decision.accept(new HeadAppointed(c.inst(), c.head(), c.from(), c.name(), c.act()));
    }

    private static OccupancyReported occupancy(ReportOccupancy c) {
        List<Staffing> staff =
                c.staff().stream()
                        .map(s -> new Staffing(s.position(), RoundedCount.of(s.count())))
                        .toList();
        return new OccupancyReported(
                c.inst(), c.month(), RoundedCount.of(c.wards()), staff, c.wards());
    }

    private static Decision<InstitutionEvent> close(CloseInstitution c) {
        return accept(
                () -> new InstitutionClosed(c.inst(), c.successor(), c.eff()),
                none(c.openAccounts(), InstitutionRefusal.ACCOUNTS_OPEN),
                none(c.presentWards(), InstitutionRefusal.WARDS_PRESENT));
    }

    private static @Nullable Refusal none(int count, InstitutionRefusal code) {
        return count == 0 ? null : Refusal.of(code).with("count", count);
    }

    @Override
    public InstitutionState evolve(InstitutionState state, Fact<? extends InstitutionEvent> fact) {
        return state.after(fact.event());
    }
}
