package org.wardledger.domain.ward;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.WardEvent;
import org.wardledger.events.WardEvent.AbsenceEnded;
import org.wardledger.events.WardEvent.AbsenceStarted;
import org.wardledger.events.WardEvent.BenefitAssigned;
import org.wardledger.events.WardEvent.BenefitEnded;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardCorrected;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.events.WardEvent.WardExited;

/// A ward's stays, absences and benefits as they stand after corrections. Identity is not part of
/// it: rules work without knowing who somebody is.
public record WardLife(PVector<Stay> stays, PVector<Away> absences, PVector<Assigned> benefits) {

    static final WardLife EMPTY =
            new WardLife(TreePVector.empty(), TreePVector.empty(), TreePVector.empty());

    /// One stay in one home. The day of exit still belongs to it.
    public record Stay(
            Id.Institution inst,
            Id.Account acct,
            LocalDate from,
            @Nullable LocalDate exit,
            Code.@Nullable Exit reason) {

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && (exit == null || !day.isAfter(exit));
        }
    }

    /// One absence. The day of return does not belong to it.
    public record Away(Code.Absence kind, LocalDate from, @Nullable LocalDate to) {

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /// One benefit with its amount and split.
    ///
    /// @param last last month it is paid for; null while no end is set
    public record Assigned(
            Benefit benefit,
            long amount,
            int shareBp,
            String floor,
            YearMonth first,
            @Nullable YearMonth last,
            Id.Rule rule) {

        public boolean covers(YearMonth month) {
            return !month.isBefore(first) && (last == null || !month.isAfter(last));
        }
    }

    public Optional<Stay> openStay() {
        return stays.stream().filter(s -> s.exit() == null).findFirst();
    }

    public Optional<Stay> stayOn(LocalDate day) {
        return stays.stream().filter(s -> s.covers(day)).findFirst();
    }

    /// In the home on that day, not away.
    public boolean presentOn(LocalDate day) {
        return stayOn(day).isPresent() && absences.stream().noneMatch(a -> a.covers(day));
    }

    Optional<Away> openAbsence() {
        return absences.stream().filter(a -> a.to() == null).findFirst();
    }

    /// Benefits paid for a month, the month of death included (Social Code 202(2)).
    public List<Assigned> benefitsIn(YearMonth month) {
        YearMonth death = monthOfDeath();
        return benefits.stream()
                .filter(b -> b.covers(month) && (death == null || !month.isAfter(death)))
                .toList();
    }

    private @Nullable YearMonth monthOfDeath() {
        return stays.stream()
                .filter(s -> s.reason() == Code.Exit.DECEASED)
                .map(Stay::exit)
                .findFirst()
                .map(YearMonth::from)
                .orElse(null);
    }

    boolean hasDied() {
        return monthOfDeath() != null;
    }

    /// Last day of any stay that has ended.
    Optional<LocalDate> lastExit() {
        return stays.stream()
                .flatMap(s -> Optional.ofNullable(s.exit()).stream())
                .max(Comparator.naturalOrder());
    }

    /// The benefit of a kind that may still be ended after a month.
    Optional<Assigned> endable(Benefit kind, YearMonth lastMonth) {
        return benefits.stream()
                .filter(b -> b.benefit() == kind && b.covers(lastMonth))
                .filter(b -> !lastMonth.equals(b.last()))
                .findFirst();
    }

    /// Whether a benefit of this kind is paid for any of these months.
    boolean overlaps(BenefitAssigned e) {
        Assigned wanted = assigned(e);
        return benefits.stream()
                .filter(b -> b.benefit() == wanted.benefit())
                .anyMatch(b -> b.covers(wanted.first()) || wanted.covers(b.first()));
    }

    /// The life after an event; empty when the event does not fit in, because what it builds on is
    /// not there.
    Optional<WardLife> after(WardEvent event) {
        return switch (event) {
            case WardEnrolled e ->
                    Optional.of(e)
                            .filter(_ -> openStay().isEmpty())
                            .map(_ -> new Stay(e.inst(), e.acct(), e.from(), null, null))
                            .map(s -> new WardLife(stays.plus(s), absences, benefits));
            case WardExited e -> openStay().map(s -> exited(s, e));
            case AbsenceStarted e ->
                    Optional.of(new Away(e.kind(), e.from(), null))
                            .filter(_ -> openStay().isPresent() && openAbsence().isEmpty())
                            .map(a -> withAbsences(absences.plus(a)));
            case AbsenceEnded e -> openAbsence().map(a -> returned(a, e.to()));
            case BenefitAssigned e ->
                    Optional.of(assigned(e))
                            .filter(_ -> !stays.isEmpty() && !overlaps(e))
                            .map(b -> withBenefits(benefits.plus(b)));
            case BenefitEnded e ->
                    endable(e.benefit(), e.lastMonth()).map(b -> ended(b, e.lastMonth()));
            case IdentityRecorded _, WardCorrected _ -> Optional.of(this);
        };
    }

    private WardLife exited(Stay stay, WardExited e) {
        Stay past = new Stay(stay.inst(), stay.acct(), stay.from(), e.date(), e.reason());
        WardLife back = openAbsence().map(a -> returned(a, e.date())).orElse(this);
        return new WardLife(
                stays.with(stays.indexOf(stay), past), back.absences(), back.benefits());
    }

    private WardLife returned(Away away, LocalDate to) {
        Away past = new Away(away.kind(), away.from(), to);
        return withAbsences(absences.with(absences.indexOf(away), past));
    }

    private static Assigned assigned(BenefitAssigned e) {
        LocalDate until = e.until();
        return new Assigned(
                e.benefit(),
                e.assigned(),
                e.shareBp(),
                e.floor(),
                YearMonth.from(e.from()),
                until == null ? null : YearMonth.from(until),
                e.rule());
    }

    private WardLife ended(Assigned b, YearMonth last) {
        Assigned past =
                new Assigned(
                        b.benefit(), b.amount(), b.shareBp(), b.floor(), b.first(), last, b.rule());
        return withBenefits(benefits.with(benefits.indexOf(b), past));
    }

    private WardLife withAbsences(PVector<Away> next) {
        return new WardLife(stays, next, benefits);
    }

    private WardLife withBenefits(PVector<Assigned> next) {
        return new WardLife(stays, absences, next);
    }
}
