package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.command.Request;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.lookup.RuleVersion;
import org.wardledger.domain.Command;
import org.wardledger.domain.Streams;
import org.wardledger.domain.WorkingDays;
import org.wardledger.domain.privacy.PrivacyCommand;
import org.wardledger.domain.privacy.PrivacyState;
import org.wardledger.domain.rule.RuleParams;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.PrivacyOutcome;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardCorrected;

/// Requests about personal data.
public interface PrivacyRequests {
    /// About one case.
    interface OfCase extends Request {
        Id.PrivacyCase privacyCase();

        @Override
        default Id.@Nullable Institution institution(Known known) {
            return home(known, privacyCase());
        }
    }

    /// Where the ward of a case lived when the request came.
    static Id.@Nullable Institution home(Known known, Id.PrivacyCase id) {
        Registers.PrivacyCase found = known.registers().privacyCase(id);
        return found == null ? null : found.home();
    }

    /// Somebody uses a right to their data.
    ///
    /// @param privacyCase null for an id made by the ledger
    /// @param document what proved who asks
    record ReceiveRequest(
            Id.@Nullable PrivacyCase privacyCase, Id.Ward ward, Right right, String document)
            implements WardRequests.OfWard {
        /// Working days to do it and to answer, where no rule says otherwise (PD 25(2)).
        private static final int TERM_DAYS = 1;

        @Override
        public String code() {
            return "privacy.receive-request";
        }

        @Override
        public Command toCommand(Known known) {
            return new PrivacyCommand.ReceiveRequest(
                    privacyCase != null ? privacyCase : new Id.PrivacyCase(known.newId("prv")),
                    ward,
                    right,
                    document,
                    known.state(Features.WARD, Streams.of(ward)).isKnown(),
                    due(known));
        }

        private static LocalDate due(Known known) {
            int days = Facts.days(known, "PRIVACY_REQUEST", TERM_DAYS);
            return workingDays(known).after(known.today(), days);
        }
    }

    /// Keys are destroyed for good.
    record ShredData(Id.PrivacyCase privacyCase, PrivacyLaw law, List<DataClass> classes)
            implements OfCase {
        /// Days for which backups of the vault are kept, where no rule says otherwise.
        private static final int BACKUP_DAYS = 35;

        @Override
        public String code() {
            return "privacy.shred";
        }

        @Override
        public Command toCommand(Known known) {
            PrivacyState state = known.state(Features.PRIVACY, Streams.of(privacyCase));
            Id.Ward ward = state instanceof PrivacyState.Received r ? r.ward() : null;
            Map<DataClass, List<UUID>> keys = new HashMap<>();
            if (ward != null) {
                classes.forEach(k -> keys.put(k, WardKeys.of(known, ward, k)));
            }
            int backups = Facts.days(known, "BACKUPS_GONE", BACKUP_DAYS);
            return new PrivacyCommand.ShredData(
                    privacyCase,
                    law,
                    classes,
                    Map.copyOf(keys),
                    ward == null
                            ? new PrivacyCommand.MoneyKept(false, false, null)
                            : WardKeys.money(known, ward),
                    known.today().plusDays(backups));
        }
    }

    /// What was done, or why not.
    record AnswerRequest(
            Id.PrivacyCase privacyCase, PrivacyLaw law, PrivacyOutcome outcome, String text)
            implements OfCase {
        @Override
        public String code() {
            return "privacy.answer";
        }

        @Override
        public Command toCommand(Known known) {
            return new PrivacyCommand.AnswerRequest(
                    privacyCase, law, outcome, text, corrected(known));
        }

        private boolean corrected(Known known) {
            return known.state(Features.PRIVACY, Streams.of(privacyCase))
                            instanceof PrivacyState.Received r
                    && r.ward() != null
                    && known.history(Streams.of(r.ward()))
                            .filter(f -> f.at().isAfter(r.receivedAt()))
                            .map(f -> f.event())
                            .anyMatch(
                                    e ->
                                            e instanceof IdentityRecorded
                                                    || e instanceof WardCorrected);
        }
    }

    /// The authority was told of a breach.
    ///
    /// @param privacyCase null for an id made by the ledger
    record NotifyBreach(
            Id.@Nullable PrivacyCase privacyCase,
            LocalDate detected,
            LocalDate notified,
            String circle,
            String measures)
            implements Scope.OfNobody {
        @Override
        public String code() {
            return "privacy.notify-breach";
        }

        @Override
        public Command toCommand(Known known) {
            return new PrivacyCommand.NotifyBreach(
                    privacyCase != null ? privacyCase : new Id.PrivacyCase(known.newId("prv")),
                    detected,
                    notified,
                    circle,
                    measures);
        }
    }

    /// The calendar as the rules in force tell it, days of later versions over earlier ones.
    private static WorkingDays workingDays(Known known) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (RuleVersion rule : known.registers().rules(RuleKind.CALENDAR)) {
            if (rule.meaning() instanceof RuleParams.Calendar calendar) {
                calendar.worked()
                        .forEach(
                                (day, worked) -> {
                                    if (rule.holdsOn(day)) {
                                        days.put(day, worked);
                                    }
                                });
            }
        }
        return new WorkingDays(days);
    }
}
