package org.wardledger.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;

/// What the bank says: the first writer of money.
public sealed interface StatementEvent extends MoneyEvent {

    /// A file or table was taken in after a dry run. Its lines follow as events of their own; until
    /// `lines` of them have come, its days count as not covered.
    ///
    /// @param fileHash SHA-256 of the file, base64url
    /// @param opening balance at the start, tiyn; null where the file does not say
    /// @param lines number of new lines that follow
    @EventType("statement.imported.v1")
    record StatementImported(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public LocalDate from,
            @Public LocalDate to,
            @Public MoneyCode.StatementFormat format,
            @Private String fileHash,
            @Private @Nullable Long opening,
            @Private @Nullable Long closing,
            @Private long in,
            @Private long out,
            @Private int lines,
            @Private(key = KeyClass.TEXT) String fileName)
            implements StatementEvent {}

    /// One line of the bank. Amount and direction are commitments: pensions that arrive one by one
    /// would be a public fingerprint of a ward. The bank's books outlive the text, which has a key
    /// of its own and dies with the first ward it concerns.
    @EventType("statement.line-recorded.v1")
    record LineRecorded(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public(at = Place.REFERENCE) UUID statement,
            @Private(openable = true) MoneyCode.Direction dir,
            @Private(openable = true) long amt,
            @Private(openable = true) LocalDate valueDate,
            @Private(openable = true) MoneyCode.Party party,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) @Nullable String counterparty,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) @Nullable String counterpartyId,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) @Nullable String counterpartyIban,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) @Nullable String knp,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) @Nullable String documentNumber,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) @Nullable String purpose,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) String lineKey)
            implements StatementEvent {

        /// The statement it came with.
        @Override
        public Id tagScope() {
            return new Id.Statement(statement.toString());
        }
    }
}
