package org.wardledger.domain.ward;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.ward.WardCommand.AssignBenefit;
import org.wardledger.domain.ward.WardCommand.CorrectWard;
import org.wardledger.domain.ward.WardCommand.EndAbsence;
import org.wardledger.domain.ward.WardCommand.EndBenefit;
import org.wardledger.domain.ward.WardCommand.EnrolWard;
import org.wardledger.domain.ward.WardCommand.ExitWard;
import org.wardledger.domain.ward.WardCommand.RecordIdentity;
import org.wardledger.domain.ward.WardCommand.StartAbsence;
import org.wardledger.domain.ward.WardLife.Away;
import org.wardledger.domain.ward.WardLife.Stay;
import org.wardledger.events.Fact;
import org.wardledger.events.WardEvent;
import org.wardledger.events.WardEvent.AbsenceEnded;
import org.wardledger.events.WardEvent.AbsenceStarted;
import org.wardledger.events.WardEvent.BenefitAssigned;
import org.wardledger.events.WardEvent.BenefitEnded;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardCorrected;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.events.WardEvent.WardExited;

/// A person in care (Social Code 133, 139, 178, 202): stays one after another, absences within
/// them, benefits by whole months. Discharge, move and death are one event, because its type is
/// public. Legs of a benefit that do not add up are recorded as seen, never refused.
public final class Ward implements Decider<WardCommand, WardState, WardEvent> {

    @Override
    public WardState initial() {
        return WardState.EMPTY;
    }

    @Override
    public Decision<WardEvent> decide(WardCommand command, Envelope envelope, WardState state) {
        Refusal wrong = WardInput.wrong(command, envelope);
        if (wrong != null) {
            return Decision.refuse(wrong);
        }
        if (!(command instanceof EnrolWard) && !state.isKnown()) {
            return Decision.refuse(WardRefusal.NOT_ENROLLED, "ward");
        }
        WardLife life = state.life();
        return switch (command) {
            case EnrolWard c -> enrol(c, life);
            case RecordIdentity c ->
                    accept(() -> identity(c), when(c.iinTaken(), WardRefusal.IIN_TAKEN, "iin"));
            case AssignBenefit c -> assign(c, life);
            case EndBenefit c ->
                    accept(
                            () ->
                                    new BenefitEnded(
                                            c.ward(), c.benefit(), c.lastMonth(), c.reason()),
                            unless(
                                    life.endable(c.benefit(), c.lastMonth()).isPresent(),
                                    WardRefusal.BENEFIT_UNKNOWN,
                                    "benefit"));
            case StartAbsence c -> startAbsence(c, life);
            case EndAbsence c -> endAbsence(c, life);
            case ExitWard c -> exit(c, life);
            case CorrectWard c -> correct(c, envelope, state);
        };
    }

    private static Decision<WardEvent> enrol(EnrolWard c, WardLife life) {
        boolean duringEarlierStay = life.lastExit().filter(c.from()::isBefore).isPresent();
        return accept(
                () ->
                        new WardEnrolled(
                                c.ward(),
                                c.inst(),
                                c.acct(),
                                c.from(),
                                c.form(),
                                c.ground(),
                                c.fullProvision(),
                                c.capacity(),
                                c.representative(),
                                c.document()),
                when(life.openStay().isPresent(), WardRefusal.ALREADY_ENROLLED, "ward"),
                when(duringEarlierStay, WardRefusal.ALREADY_ENROLLED, "from"),
                when(life.hasDied(), WardRefusal.DECEASED, "ward"),
                unless(c.institutionOpen(), WardRefusal.INSTITUTION_CLOSED, "inst"),
                unless(c.formOffered(), WardRefusal.FORM_NOT_OFFERED, "form"),
                unless(c.accountOpen(), WardRefusal.ACCOUNT_CLOSED, "acct"));
    }

    private static IdentityRecorded identity(RecordIdentity c) {
        return new IdentityRecorded(
                c.ward(),
                c.iin(),
                c.otherDocument(),
                c.name(),
                c.birthDate(),
                c.sex(),
                c.language());
    }

    private static Decision<WardEvent> assign(AssignBenefit c, WardLife life) {
        BenefitAssigned assigned =
                new BenefitAssigned(
                        c.ward(),
                        c.benefit(),
                        c.assigned(),
                        c.shareBp(),
                        c.floor(),
                        c.from(),
                        c.until(),
                        c.payer(),
                        c.document(),
                        c.rule());
        return accept(
                () -> assigned,
                when(life.overlaps(assigned), WardRefusal.BENEFIT_OVERLAPS, "from"),
                unless(c.ruleKnown(), WardRefusal.RULE_UNKNOWN, "rule"));
    }

    private static Decision<WardEvent> startAbsence(StartAbsence c, WardLife life) {
        boolean inStay = life.openStay().filter(s -> s.covers(c.from())).isPresent();
        boolean away = life.absences().stream().anyMatch(a -> a.to() == null || a.covers(c.from()));
        boolean beforeEarlier = life.absences().stream().anyMatch(a -> c.from().isBefore(a.from()));
        return accept(
                () -> new AbsenceStarted(c.ward(), c.kind(), c.from(), c.expected()),
                unless(inStay, WardRefusal.NOT_PRESENT, "from"),
                when(away || beforeEarlier, WardRefusal.ABSENCE_OPEN, "from"));
    }

    private static Decision<WardEvent> endAbsence(EndAbsence c, WardLife life) {
        boolean away = life.openAbsence().filter(a -> !c.to().isBefore(a.from())).isPresent();
        return accept(
                () -> new AbsenceEnded(c.ward(), c.to()),
                unless(away, WardRefusal.NOT_ABSENT, "to"));
    }

    private static Decision<WardEvent> exit(ExitWard c, WardLife life) {
        Optional<LocalDate> start = life.openStay().map(Stay::from);
        Optional<LocalDate> away = life.openAbsence().map(Away::from);
        boolean tooEarly =
                Stream.of(start, away).flatMap(Optional::stream).anyMatch(c.date()::isBefore);
        return accept(
                () -> new WardExited(c.ward(), c.date(), c.next(), c.reason(), c.document()),
                unless(start.isPresent(), WardRefusal.NOT_ENROLLED, "ward"),
                when(tooEarly, WardRefusal.EXIT_BEFORE_START, "date"));
    }

    private static Decision<WardEvent> correct(CorrectWard c, Envelope envelope, WardState state) {
        Optional<WardState.Entry> target = state.find(c.of());
        if (target.isEmpty()) {
            return Decision.refuse(WardRefusal.EVENT_UNKNOWN, "of");
        }
        if (state.isStruck(c.of())) {
            return Decision.accept();
        }
        WardCorrected correction = new WardCorrected(c.ward(), c.of(), c.reason(), c.document());
        boolean money = state.aboutMoney(target.get());
        return accept(
                () -> correction,
                when(c.settled() && money, WardRefusal.SETTLED, "of"),
                unless(
                        state.standsAfter(envelope.eventId(0), correction),
                        WardRefusal.EVENT_IN_USE,
                        "of"));
    }

    @Override
    public WardState evolve(WardState state, Fact<? extends WardEvent> fact) {
        return state.after(fact);
    }
}
