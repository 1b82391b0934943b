package org.wardledger.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may see a field, decided when the field is written and never changed afterwards. Every
/// component of every event carries exactly one of these; a component that carries none fails the
/// build.
public interface Visibility {

    /// P: in the public entry in clear, for everybody, for ever.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Public {
        /// Where in the public entry the value stands.
        Place at() default Place.DATA;

        /// Key inside `ref` or `basis`; the component's name where empty.
        String key() default "";
    }

    /// P or C, by the publication tier of the event (rule PR-1): in clear when the event's tier
    /// is at least `from`, otherwise private and openable later (C°).
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Tiered {
        Tier from();

        Place at() default Place.DATA;

        String key() default "";
    }

    /// C: committed in the public entry, value in the private payload under one subject's key.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Private {
        Subject of() default Subject.ORGANISATION;

        KeyClass key() default KeyClass.ORG;

        /// C°: a publishing event may open it to everybody. Never free text.
        boolean openable() default false;
    }

    /// W: one line per ward, each under that ward's own key.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface WardLines {}

    /// Parts of the public entry.
    enum Place {
        DATA,
        EFFECTIVE,
        REFERENCE,
        BASIS,
        PUBLICATION,
        /// Disclosures of an earlier entry's fields: a list of [Revealed], null where there are
        /// none.
        OPEN
    }

    /// Whose data a private field is: the one whose erasure destroys it.
    enum Subject {
        ORGANISATION,
        WARD,
        ACTOR,
        SUPPLIER,
        LINE
    }

    /// Kinds of keys, one each per subject, so that retention may differ.
    enum KeyClass {
        IDENTITY,
        MONEY,
        CARE,
        CASE,
        TEXT,
        ACTOR,
        ORG
    }

    /// How much of an expenditure is public: everything, without what tells of few people, or only
    /// that it happened. Ordered from the most closed to the most open.
    enum Tier {
        SEALED,
        COARSE,
        OPEN
    }
}
