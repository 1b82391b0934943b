package org.wardledger.events;

import org.jspecify.annotations.Nullable;

/// Anything that can have happened. Sealed, so that a reader who forgets a kind does not compile.
public sealed interface LedgerEvent
        permits InstitutionEvent,
                SupplierEvent,
                ItemEvent,
                RuleEvent,
                WardEvent,
                AccountEvent,
                MoneyEvent,
                BodyEvent,
                DecisionEvent,
                OperatorEvent,
                PublicationEvent,
                PrivacyEvent,
                AccessEvent {

    /// The record acted on: actor tags are derived in its scope, so that outsiders can tell
    /// whether two steps of one record were made by the same person, and nothing across records.
    /// Null for the event itself.
    default @Nullable Id tagScope() {
        return null;
    }

    /// How much of the event is public where its type has tiered fields; null elsewhere.
    default @Nullable Publication publication() {
        return null;
    }

    /// Stored name of an event class.
    static String typeOf(Class<? extends LedgerEvent> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(event + " has no stored name");
        }
        return type.value();
    }
}
