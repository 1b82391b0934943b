package org.wardledger.domain.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.PrivacyOutcome;
import org.wardledger.events.PrivacyEvent.Right;

/// What may be asked about a case.
public sealed interface PrivacyCommand extends Command {
    Id.PrivacyCase privacyCase();

    /// @param document what proved who asks
    /// @param wardEnrolled whether there is such a ward
    /// @param due last day to do it and to answer
    record ReceiveRequest(
            Id.PrivacyCase privacyCase,
            Id.Ward ward,
            Right right,
            String document,
            boolean wardEnrolled,
            LocalDate due)
            implements PrivacyCommand {
        @Override
        public String code() {
            return "privacy.receive-request";
        }
    }

    /// Use and spread stop.
    record BlockData(Id.PrivacyCase privacyCase, PrivacyLaw law, List<DataClass> classes)
            implements PrivacyCommand {
        @Override
        public String code() {
            return "privacy.block";
        }
    }

    /// They go on.
    record UnblockData(Id.PrivacyCase privacyCase, PrivacyLaw law, List<DataClass> classes)
            implements PrivacyCommand {
        @Override
        public String code() {
            return "privacy.unblock";
        }
    }

    /// @param keys handles of the live keys of each class
    /// @param money what keeps the ward's money on record
    record ShredData(
            Id.PrivacyCase privacyCase,
            PrivacyLaw law,
            List<DataClass> classes,
            Map<DataClass, List<UUID>> keys,
            MoneyKept money,
            LocalDate backupsGoneOn)
            implements PrivacyCommand {
        @Override
        public String code() {
            return "privacy.shred";
        }
    }

    /// What keeps the money of a ward on record.
    ///
    /// @param balanceOpen a sub-account of the ward is not closed, or its money is on its way
    /// @param periodOpen a month that the ward's money moved in is not closed
    /// @param until last day that the records have to be kept; null where no rule says how long,
    /// and then they are kept
    record MoneyKept(boolean balanceOpen, boolean periodOpen, @Nullable LocalDate until) {}

    /// @param corrected whether the ward's records were corrected since the request came
    record AnswerRequest(
            Id.PrivacyCase privacyCase,
            PrivacyLaw law,
            PrivacyOutcome outcome,
            String text,
            boolean corrected)
            implements PrivacyCommand {
        @Override
        public String code() {
            return "privacy.answer";
        }
    }

    /// The authority was told of a breach; a case of its own.
    record NotifyBreach(
            Id.PrivacyCase privacyCase,
            LocalDate detected,
            LocalDate notified,
            String circle,
            String measures)
            implements PrivacyCommand {
        @Override
        public String code() {
            return "privacy.notify-breach";
        }
    }
}
