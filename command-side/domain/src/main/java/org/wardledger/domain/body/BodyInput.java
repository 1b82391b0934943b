package org.wardledger.domain.body;

import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.notFuture;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.body.BodyCommand.AppointMember;
import org.wardledger.domain.body.BodyCommand.FormBody;
import org.wardledger.domain.body.BodyCommand.RemoveMember;
import org.wardledger.domain.identifiers.Kato;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Code.Seat;
import org.wardledger.events.Name3;

/// What is wrong with a command whatever the body's state is.
final class BodyInput {
    /// The name of the Law's own bodies, in any case and ending (Law on Public Councils 1(2)).
    private static final Pattern RESERVED =
            Pattern.compile(
                    "общественн\\p{L}*[\\s-]+совет|қоғамдық[\\s-]+кеңес|public[\\s-]+council",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BASIS = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");
    private static final int FULL = 10_000;

    private BodyInput() {}

    static @Nullable Refusal wrong(BodyCommand command, Envelope envelope) {
        return switch (command) {
            case FormBody c -> formation(c, envelope);
            case AppointMember c ->
                    first(
                            when(
                                    c.seat() == Seat.SECRETARY && c.voting(),
                                    BodyRefusal.SECRETARY_VOTES,
                                    "voting"),
                            when(c.until().isBefore(c.from()), CommonRefusal.MALFORMED, "until"),
                            unless(actsAsMember(c.member()), CommonRefusal.MALFORMED, "member"),
                            Checks.text(c.name(), "name"),
                            Checks.notLonger(c.organisation(), 600, "organisation"));
            case RemoveMember c ->
                    first(
                            notFuture(c.eff(), envelope, "eff"),
                            Checks.notLonger(c.text(), 2_000, "text"));
        };
    }

    private static boolean actsAsMember(ActorMark member) {
        return member.role() == Role.COUNCIL_MEMBER
                || member.role() == Role.COMMISSION_MEMBER
                || member.role() == Role.SECRETARY;
    }

    private static @Nullable Refusal formation(FormBody c, Envelope envelope) {
        boolean statutory = c.kind() == BodyKind.STATUTORY_COUNCIL;
        String kato = c.kato();
        String basis = c.legalBasis();
        return first(
                when(statutory == (c.inst() != null), CommonRefusal.MALFORMED, "inst"),
                when(!statutory && kato != null, CommonRefusal.MALFORMED, "kato"),
                when(kato != null && !Kato.isKnown(kato, c.eff()), CommonRefusal.MALFORMED, "kato"),
                when(
                        basis != null && !BASIS.matcher(basis).matches(),
                        CommonRefusal.MALFORMED,
                        "legalBasis"),
                Checks.name3(c.name(), CommonRefusal.MALFORMED, "name"),
                when(!statutory && isReserved(c.name()), BodyRefusal.NAME_RESERVED, "name"),
                c.rules() == null ? null : rules(c.kind(), c.rules()),
                notFuture(c.eff(), envelope, "eff"));
    }

    private static boolean isReserved(Name3 name) {
        return Stream.of(name.kk(), name.ru(), name.en()).anyMatch(t -> RESERVED.matcher(t).find());
    }

    private static @Nullable Refusal rules(BodyKind kind, BodyRules r) {
        BodyRules law = BodyPresets.of(kind).byLaw() ? BodyPresets.of(kind).rules() : null;
        return first(
                range(r.quorumBp(), 1, FULL, "rules.quorumBp"),
                range(r.majorityBp(), FULL / 2, FULL - 1, "rules.majorityBp"),
                range(r.termMonths(), 1, 120, "rules.termMonths"),
                range(r.civilShareBp(), 0, FULL, "rules.civilShareBp"),
                range(r.noticeDays(), 0, 90, "rules.noticeDays"),
                law == null ? null : notBelow(law, r));
    }

    private static @Nullable Refusal notBelow(BodyRules law, BodyRules r) {
        return first(
                when(r.civilShareBp() < law.civilShareBp(), BodyRefusal.CIVIL_SHARE, "rules"),
                below(r.quorumBp() < law.quorumBp(), "rules.quorumBp"),
                below(r.majorityBp() < law.majorityBp(), "rules.majorityBp"),
                below(r.termMonths() > law.termMonths(), "rules.termMonths"),
                below(r.noticeDays() < law.noticeDays(), "rules.noticeDays"));
    }

    private static @Nullable Refusal below(boolean wrong, String field) {
        return when(wrong, BodyRefusal.RULES_BELOW_LAW, field);
    }

    private static @Nullable Refusal range(int value, int min, int max, String field) {
        return unless(value >= min && value <= max, CommonRefusal.MALFORMED, field);
    }
}
