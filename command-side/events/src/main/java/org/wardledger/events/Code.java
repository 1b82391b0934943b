package org.wardledger.events;

/// Code lists, version 1. A code outside its list is refused when written and stops the reader when
/// read. Texts for people are message keys `code.<list>.<CODE>`.
public interface Code {
    /// In what capacity somebody acts. `CLOCK` is the part driven by time and by events.
    enum Role implements Code {
        ACCOUNTANT,
        HEAD,
        STOREKEEPER,
        SECRETARY,
        COMMISSION_MEMBER,
        COUNCIL_MEMBER,
        WARD,
        RELATIVE,
        AUDITOR,
        INSPECTOR,
        PROSECUTOR,
        MINISTRY,
        GUARDIANSHIP_BODY,
        OPERATOR,
        PUBLIC,
        CLOCK
    }

    /// Kinds of institutions (Social Code 178; others in use).
    enum InstitutionKind implements Code {
        ELDERLY_DISABLED,
        PSYCHONEURO_ADULT,
        PSYCHONEURO_CHILD,
        MUSCULOSKELETAL_CHILD,
        CHILD_CENTRE,
        REHABILITATION,
        DAY_CARE,
        SMALL_HOME,
        TEMPORARY,
        OTHER;

        /// Homes for children have a higher publication threshold.
        public boolean forChildren() {
            return this == PSYCHONEURO_CHILD
                    || this == MUSCULOSKELETAL_CHILD
                    || this == CHILD_CENTRE;
        }
    }

    /// Forms of service (Social Code 1(1)(9)).
    enum ServiceForm implements Code {
        INPATIENT,
        SEMI_INPATIENT,
        AT_HOME,
        TEMPORARY_STAY
    }

    /// Who owns an institution.
    enum Ownership implements Code {
        STATE,
        PRIVATE,
        NGO,
        FOREIGN
    }

    /// Why an institution may stand in the public register (Social Code 136).
    enum PublicBasis implements Code {
        LAW,
        CONSENT
    }

    /// Grounds for need (Social Code 133(1)).
    enum Ground implements Code {
        G01,
        G02,
        G03,
        G04,
        G05,
        G06,
        G07,
        G08,
        G09,
        G10,
        G11,
        G12
    }

    /// Kinds of special social services.
    enum ServiceKind implements Code {
        DOMESTIC,
        MEDICAL,
        PSYCHOLOGICAL,
        PEDAGOGICAL,
        LABOUR,
        CULTURAL,
        ECONOMIC,
        LEGAL
    }

    /// State of a licence as its issuer gives it.
    enum LicenceStatus implements Code {
        ISSUED,
        SUSPENDED,
        WITHDRAWN
    }

    /// Why a ward is away.
    enum Absence implements Code {
        HOSPITAL,
        HOME_LEAVE,
        TRIP,
        UNAUTHORISED,
        OTHER
    }

    /// How a stay ends. Private: the event type is the same for all.
    enum Exit implements Code {
        DISCHARGED,
        MOVED,
        DECEASED
    }

    /// How a ward wanted a purchase.
    enum WardAnswer implements Code {
        AGREED,
        REFUSED,
        COULD_NOT_SAY
    }

    /// Kinds of oversight bodies.
    enum BodyKind implements Code {
        STATUTORY_COUNCIL,
        INSTITUTION_COUNCIL,
        TRUSTEES,
        FUND_USE_COMMISSION
    }

    /// Seats in a body.
    enum Seat implements Code {
        CIVIL,
        STATE,
        RELATIVE,
        EXPERT,
        STAFF,
        CHAIR,
        SECRETARY
    }

    /// Kinds of suppliers; a sole trader is a person.
    enum SupplierKind implements Code {
        LEGAL,
        STATE,
        SOLE_TRADER
    }

    /// State of a supplier in a public list.
    enum SupplierStatus implements Code {
        ACTIVE,
        INACTIVE,
        UNRELIABLE
    }

    /// Kinds of rules.
    enum RuleKind implements Code {
        SPLIT,
        FLOOR,
        DEADLINE,
        QUORUM,
        CATEGORY_LIST,
        TIER,
        RETENTION,
        NORM,
        FLAG,
        RATING,
        CALENDAR
    }

    /// Units of quantity.
    enum Unit implements Code {
        PIECE,
        PAIR,
        PACK,
        SET,
        KILOGRAM,
        LITRE,
        METRE,
        HOUR,
        SERVICE,
        MONTH
    }
}
