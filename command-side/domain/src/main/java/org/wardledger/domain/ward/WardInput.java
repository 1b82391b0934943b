package org.wardledger.domain.ward;

import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.notFuture;
import static org.wardledger.domain.Checks.text;
import static org.wardledger.domain.Checks.textIfGiven;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.identifiers.Iin;
import org.wardledger.domain.ward.WardCommand.AssignBenefit;
import org.wardledger.domain.ward.WardCommand.CorrectWard;
import org.wardledger.domain.ward.WardCommand.EndAbsence;
import org.wardledger.domain.ward.WardCommand.EndBenefit;
import org.wardledger.domain.ward.WardCommand.EnrolWard;
import org.wardledger.domain.ward.WardCommand.ExitWard;
import org.wardledger.domain.ward.WardCommand.RecordIdentity;
import org.wardledger.domain.ward.WardCommand.StartAbsence;
import org.wardledger.events.Code.Exit;

/// What is wrong with a command whatever the ward's history is. Refusals name fields, never values:
/// they may be shown and logged.
final class WardInput {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern FLOOR = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final int FULL = 10_000;

    private WardInput() {}

    static @Nullable Refusal wrong(WardCommand command, Envelope envelope) {
        return switch (command) {
            case EnrolWard c ->
                    first(noFuture(c.from(), envelope, "from"), text(c.document(), "document"));
            case RecordIdentity c -> identity(c, envelope);
            case AssignBenefit c -> benefit(c);
            case EndBenefit c -> text(c.reason(), "reason");
            case StartAbsence c -> {
                LocalDate expected = c.expected();
                yield first(
                        noFuture(c.from(), envelope, "from"),
                        when(
                                expected != null && expected.isBefore(c.from()),
                                CommonRefusal.MALFORMED,
                                "expected"));
            }
            case EndAbsence c -> noFuture(c.to(), envelope, "to");
            case ExitWard c ->
                    first(
                            noFuture(c.date(), envelope, "date"),
                            when(
                                    c.next() != null && c.reason() != Exit.MOVED,
                                    CommonRefusal.MALFORMED,
                                    "next"),
                            text(c.document(), "document"));
            case CorrectWard c -> first(text(c.reason(), "reason"), text(c.document(), "document"));
        };
    }

    private static @Nullable Refusal identity(RecordIdentity c, Envelope envelope) {
        String iin = c.iin();
        boolean iinValid = iin == null || Iin.isValid(iin);
        return first(
                when(iin == null && c.otherDocument() == null, CommonRefusal.MALFORMED, "iin"),
                unless(iinValid, WardRefusal.IIN_INVALID, "iin"),
                when(
                        iin != null && iinValid && !Iin.agreesWith(iin, c.birthDate()),
                        WardRefusal.BIRTHDATE_DIFFERS,
                        "birthDate"),
                textIfGiven(c.otherDocument(), "otherDocument"),
                text(c.name(), "name"),
                noFuture(c.birthDate(), envelope, "birthDate"),
                unless(
                        LANGUAGE.matcher(c.language()).matches(),
                        CommonRefusal.MALFORMED,
                        "language"));
    }

    private static @Nullable Refusal benefit(AssignBenefit c) {
        LocalDate until = c.until();
        return first(
                unless(c.assigned() > 0, CommonRefusal.MALFORMED, "assigned"),
                unless(c.shareBp() >= 0 && c.shareBp() <= FULL, CommonRefusal.MALFORMED, "shareBp"),
                unless(FLOOR.matcher(c.floor()).matches(), CommonRefusal.MALFORMED, "floor"),
                unless(c.from().getDayOfMonth() == 1, WardRefusal.NOT_FIRST_OF_MONTH, "from"),
                when(until != null && until.isBefore(c.from()), CommonRefusal.MALFORMED, "until"),
                text(c.payer(), "payer"),
                text(c.document(), "document"));
    }

    /// A ward's dates are personal, so the refusal names the field only.
    private static @Nullable Refusal noFuture(LocalDate date, Envelope envelope, String field) {
        return notFuture(date, envelope, field) == null
                ? null
                : Refusal.at(CommonRefusal.DATE_IN_FUTURE, field);
    }
}
