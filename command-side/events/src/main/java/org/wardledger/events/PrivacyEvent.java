package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;

/// Rights to one's own data and what the operator did about them (Law on Personal Data 24, 25).
/// Stream `privacy-{case}`.
///
/// Who a case is about stands under the ward's own key and may be missing: it dies with that ward's
/// money key. What must outlive it, that the case was received, acted on and answered, stands under
/// the ledger's key and names nobody. Tags of those who act compare with nothing, not even within a
/// case: they would tell outsiders which request led to which erasure.
public sealed interface PrivacyEvent extends LedgerEvent {

    Id.PrivacyCase privacyCase();

    /// Somebody uses a right to their data; the clock of one working day starts.
    ///
    /// @param due last day to do what is asked for and to answer
    /// @param document what proved who asks
    @EventType("privacy.request-received.v1")
    record RequestReceived(
            @Private Id.PrivacyCase privacyCase,
            @Public LocalDate due,
            @Private Right right,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.@Nullable Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.CASE) String document)
            implements PrivacyEvent {}

    /// What may be asked for.
    enum Right implements Code {
        SEE,
        CORRECT,
        BLOCK,
        DESTROY,
        OBJECT
    }

    /// Where the law says so (Law on Personal Data; or a court's decision).
    enum PrivacyLaw implements Code {
        PD_24,
        PD_25,
        PD_8,
        PD_12,
        PD_6,
        COURT_DECISION
    }

    /// Classes of a ward's data, each under a key of its own.
    enum DataClass implements Code {
        IDENTITY,
        CARE,
        CASE,
        TEXT,
        MONEY
    }

    /// Use and spread of these data stop; they are kept.
    @EventType("privacy.data-blocked.v1")
    record DataBlocked(
            @Private Id.PrivacyCase privacyCase,
            @Public(at = Place.BASIS) PrivacyLaw law,
            @Private List<DataClass> classes,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.@Nullable Ward ward)
            implements PrivacyEvent {}

    /// They go on.
    @EventType("privacy.data-unblocked.v1")
    record DataUnblocked(
            @Private Id.PrivacyCase privacyCase,
            @Public(at = Place.BASIS) PrivacyLaw law,
            @Private List<DataClass> classes,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.@Nullable Ward ward)
            implements PrivacyEvent {}

    /// Keys of these classes are destroyed for good, from the moment of this event.
    ///
    /// @param backupsGoneOn day on which the last backup that still holds them is gone
    /// @param keys handles of the keys. Each affected event names the handles of its parts, so
    /// these say which events are affected, also when nothing else does any more; and repeating
    /// the destruction from them never meets a key that the same person was given later
    @EventType("privacy.data-shredded.v1")
    record DataShredded(
            @Private Id.PrivacyCase privacyCase,
            @Public(at = Place.BASIS) PrivacyLaw law,
            @Public List<DataClass> classes,
            @Public LocalDate backupsGoneOn,
            @Private List<UUID> keys,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.@Nullable Ward ward)
            implements PrivacyEvent {}

    /// The one who asked was told what was done, or why not.
    ///
    /// @param text under a key of this event alone, for it may name a person who is forgotten by
    /// then
    @EventType("privacy.request-answered.v1")
    record RequestAnswered(
            @Private Id.PrivacyCase privacyCase,
            @Public(at = Place.BASIS) PrivacyLaw law,
            @Public PrivacyOutcome outcome,
            @Private(of = Subject.LINE, key = KeyClass.TEXT) String text)
            implements PrivacyEvent {}

    /// What became of a request.
    enum PrivacyOutcome implements Code {
        DONE,
        REFUSED,
        PARTLY
    }

    /// The authority was told of a breach. A case of its own.
    ///
    /// @param circle whose data it concerns, in words
    /// @param measures what was done about it
    @EventType("privacy.breach-notified.v1")
    record BreachNotified(
            @Private Id.PrivacyCase privacyCase,
            @Public LocalDate detected,
            @Public LocalDate notified,
            @Private(key = KeyClass.TEXT) String circle,
            @Private(key = KeyClass.TEXT) String measures)
            implements PrivacyEvent {}
}
