package org.wardledger.domain.body;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.body.BodyCommand.AppointMember;
import org.wardledger.domain.body.BodyCommand.FormBody;
import org.wardledger.domain.body.BodyCommand.RemoveMember;
import org.wardledger.domain.body.BodyState.Formed;
import org.wardledger.domain.body.BodyState.Mandate;
import org.wardledger.domain.body.BodyState.Unknown;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.BodyEvent.BodyFormed;
import org.wardledger.events.BodyEvent.MemberAppointed;
import org.wardledger.events.BodyEvent.MemberRemoved;
import org.wardledger.events.Code.Seat;
import org.wardledger.events.Fact;

/// Bodies of oversight and of decision under one set of rules. A council oversees, a fund-use
/// commission decides: they are different bodies (Law on Public Councils; Social Code 202).
public final class Body implements Decider<BodyCommand, BodyState, BodyEvent> {

    @Override
    public BodyState initial() {
        return new Unknown();
    }

    @Override
    public Decision<BodyEvent> decide(BodyCommand command, Envelope envelope, BodyState state) {
        Refusal wrong = BodyInput.wrong(command, envelope);
        if (wrong != null) {
            return Decision.refuse(wrong);
        }
        return switch (state) {
            case Unknown _ when command instanceof FormBody c -> form(c);
            case Unknown _ -> Decision.refuse(BodyRefusal.UNKNOWN, "body");
            case Formed body ->
                    switch (command) {
                        case FormBody _ -> Decision.refuse(CommonRefusal.APPEND_ONLY, "body");
                        case AppointMember c -> appoint(c, body);
                        case RemoveMember c -> remove(c, body);
                    };
        };
    }

    private static Decision<BodyEvent> form(FormBody c) {
        BodyPresets.Preset preset = BodyPresets.of(c.kind());
        return accept(
                () ->
                        new BodyFormed(
                                c.body(),
                                c.kind(),
                                c.inst(),
                                c.kato(),
                                Objects.requireNonNullElse(c.legalBasis(), preset.legalBasis()),
                                Objects.requireNonNullElse(c.rules(), preset.rules()),
                                c.name(),
                                c.eff()),
                when(
                        c.inst() != null && !c.institutionOpen(),
                        BodyRefusal.INSTITUTION_UNKNOWN,
                        "inst"));
    }

    private static Decision<BodyEvent> appoint(AppointMember c, Formed body) {
        return accept(
                () ->
                        new MemberAppointed(
                                c.body(),
                                c.member(),
                                c.seat(),
                                c.from(),
                                c.until(),
                                c.voting(),
                                c.name(),
                                c.organisation()),
                unless(c.eligible(), BodyRefusal.NOT_ELIGIBLE, "member"),
                termLimit(c, body),
                seatLimit(c, body),
                civilShare(c, body));
    }

    private static @Nullable Refusal termLimit(AppointMember c, Formed body) {
        int months = body.rules().termMonths();
        LocalDate latest = c.from().plusMonths(months).minusDays(1);
        int limit = BodyPresets.of(body.kind()).termsInRow();
        return first(
                c.until().isAfter(latest)
                        ? Refusal.at(BodyRefusal.TERM_LIMIT, "until").with("latest", latest)
                        : null,
                limit > 0 && mandatesInRow(c, body) >= limit
                        ? Refusal.at(BodyRefusal.TERM_LIMIT, "member").with("terms", limit)
                        : null);
    }

    /// Mandates of the person that lead up to the new one. A gap as long as a whole term ends the
    /// row; a shorter one does not, or a day's pause would get round the limit.
    private static int mandatesInRow(AppointMember c, Formed body) {
        List<Mandate> earlier =
                body.mandates().stream()
                        .filter(m -> m.isOf(c.member()) && m.from().isBefore(c.from()))
                        .sorted(Comparator.comparing(Mandate::from).reversed())
                        .toList();
        int row = 0;
        LocalDate next = c.from();
        for (Mandate m : earlier) {
            if (!m.until().plusMonths(body.rules().termMonths()).isAfter(next)) {
                break;
            }
            row++;
            next = m.from();
        }
        return row;
    }

    private static @Nullable Refusal seatLimit(AppointMember c, Formed body) {
        List<Mandate> meanwhile =
                body.mandates().stream().filter(m -> m.overlaps(c.from(), c.until())).toList();
        boolean single = c.seat() == Seat.CHAIR || c.seat() == Seat.SECRETARY;
        return first(
                when(
                        meanwhile.stream().anyMatch(m -> m.isOf(c.member())),
                        BodyRefusal.SEAT_LIMIT,
                        "member"),
                when(
                        single && meanwhile.stream().anyMatch(m -> m.seat() == c.seat()),
                        BodyRefusal.SEAT_LIMIT,
                        "seat"));
    }

    /// On the first day of the new mandate, counted with it. Seats of civil society come first, so
    /// that a body is never formed the other way round.
    private static @Nullable Refusal civilShare(AppointMember c, Formed body) {
        Mandate wanted = new Mandate(c.member(), c.seat(), c.from(), c.until(), c.voting());
        if (!c.voting() || wanted.civil()) {
            return null;
        }
        List<Mandate> voting =
                Stream.concat(body.on(c.from()), Stream.of(wanted))
                        .filter(Mandate::voting)
                        .toList();
        long civil = voting.stream().filter(Mandate::civil).count();
        boolean holds = civil * 10_000 >= (long) body.rules().civilShareBp() * voting.size();
        return holds
                ? null
                : Refusal.at(BodyRefusal.CIVIL_SHARE, "seat")
                        .with("civil", civil)
                        .with("members", voting.size());
    }

    private static Decision<BodyEvent> remove(RemoveMember c, Formed body) {
        return accept(
                () -> new MemberRemoved(c.body(), c.member(), c.reason(), c.eff(), c.text()),
                unless(
                        body.on(c.eff()).anyMatch(m -> m.isOf(c.member())),
                        BodyRefusal.NOT_MEMBER,
                        "member"));
    }

    @Override
    public BodyState evolve(BodyState state, Fact<? extends BodyEvent> fact) {
        return state.after(fact.event());
    }
}
