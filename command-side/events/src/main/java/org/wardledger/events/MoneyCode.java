package org.wardledger.events;

/// Code lists of money: accounts, spending, receipts, reconciliation. See [Code].
public interface MoneyCode {
    /// Kinds of accounts.
    enum AccountKind implements Code {
        KSN,
        BANK,
        CHARITY
    }

    /// Kinds of control cash accounts; decides who may seize the money (Budget Code 112).
    enum KsnType implements Code {
        TEMPORARY_PLACEMENT,
        PAID_SERVICES,
        CHARITY,
        OTHER,
        UNKNOWN
    }

    /// Pensions and benefits.
    enum Benefit implements Code {
        OLD_AGE,
        LONG_SERVICE,
        DISABILITY,
        SURVIVOR,
        BASIC,
        OTHER
    }

    /// Heads of spending. Sensitive ones never show their category or article to outsiders.
    enum Group implements Code {
        GOODS,
        FOOD_EXTRA,
        LEISURE_STUDY,
        CONTACT_TRAVEL,
        HEALTH_AND_CARE,
        PRIVATE_MATTERS,
        CASH_TO_WARD,
        /// Merged head of what few wards share; has no category.
        PERSONAL;

        public boolean sensitive() {
            return this == HEALTH_AND_CARE || this == PRIVATE_MATTERS;
        }
    }

    /// Categories of spending, each under one group.
    enum Category implements Code {
        CLOTHING(Group.GOODS),
        FOOTWEAR(Group.GOODS),
        BEDDING(Group.GOODS),
        FURNITURE(Group.GOODS),
        APPLIANCES(Group.GOODS),
        HOUSEHOLD(Group.GOODS),
        FOOD(Group.FOOD_EXTRA),
        LEISURE(Group.LEISURE_STUDY),
        STUDY(Group.LEISURE_STUDY),
        COMMUNICATION(Group.CONTACT_TRAVEL),
        TRANSPORT(Group.CONTACT_TRAVEL),
        MEDICINES(Group.HEALTH_AND_CARE),
        MEDICAL_SERVICES(Group.HEALTH_AND_CARE),
        MEDICAL_DEVICES(Group.HEALTH_AND_CARE),
        HYGIENE_CARE(Group.HEALTH_AND_CARE),
        PSYCHOLOGICAL(Group.HEALTH_AND_CARE),
        LEGAL(Group.PRIVATE_MATTERS),
        RELIGIOUS(Group.PRIVATE_MATTERS),
        FUNERAL(Group.PRIVATE_MATTERS),
        CASH(Group.CASH_TO_WARD);

        private final Group group;

        Category(Group group) {
            this.group = group;
        }

        public Group group() {
            return group;
        }
    }

    /// How an expenditure is paid.
    enum Method implements Code {
        BANK,
        CASH
    }

    /// To whom a ward's money leaves other than for a purchase.
    enum Payout implements Code {
        TO_WARD,
        TO_HEIRS,
        TO_NOTARY,
        RETURN_TO_PAYER,
        COURT_ORDER
    }

    /// Why a posting is reversed.
    enum ReversalReason implements Code {
        WRONG_WARD,
        WRONG_AMOUNT,
        WRONG_CATEGORY,
        WRONG_SUPPLIER,
        WRONG_BANK_LINE,
        DUPLICATE,
        NOT_DELIVERED,
        BANK_RETURNED,
        NOT_PERMITTED,
        REVERSAL_IN_ERROR,
        OTHER
    }

    /// Why an expenditure is rejected or voided.
    enum RefusalReason implements Code {
        NOT_NEEDED,
        NOT_PERMITTED,
        PRICE,
        DUPLICATE,
        SUPPLIER_FAILED,
        STATE_PROVIDES,
        ENTRY_ERROR,
        OTHER
    }

    /// Kinds of supporting documents.
    enum Document implements Code {
        INVOICE,
        TAX_INVOICE,
        DELIVERY_NOTE,
        WORKS_ACT,
        FISCAL_RECEIPT,
        CASH_LIST,
        CONTRACT,
        PROTOCOL,
        COURT_ACT,
        POWER_OF_ATTORNEY,
        OPENING_ACT,
        OTHER
    }

    /// What does not agree. Three kinds appear to outsiders as OTHER.
    enum DiscrepancyKind implements Code {
        LINE_WITHOUT_RECORD,
        RECORD_WITHOUT_LINE,
        CASH_SHORT,
        CASH_OVER,
        LEG_MISMATCH,
        STATEMENT_GAP,
        OPENING_DIFFERS,
        TRANSIT_LATE,
        RECEIPT_MISSING,
        DOCUMENT_MISSING,
        PRICE_DIFFERENCE,
        BANK_FEE,
        IDENTITY_BROKEN,
        OTHER;

        /// A money kind is closed only by a money event.
        public boolean aboutMoney() {
            return switch (this) {
                case LINE_WITHOUT_RECORD,
                        RECORD_WITHOUT_LINE,
                        CASH_SHORT,
                        CASH_OVER,
                        BANK_FEE,
                        IDENTITY_BROKEN ->
                        true;
                case LEG_MISMATCH,
                        STATEMENT_GAP,
                        OPENING_DIFFERS,
                        TRANSIT_LATE,
                        RECEIPT_MISSING,
                        DOCUMENT_MISSING,
                        PRICE_DIFFERENCE,
                        OTHER ->
                        false;
            };
        }

        /// What outsiders see: kinds that tell a ward's state are merged.
        public DiscrepancyKind published() {
            return this == TRANSIT_LATE || this == RECEIPT_MISSING || this == LEG_MISMATCH
                    ? OTHER
                    : this;
        }
    }

    /// How a discrepancy ended.
    enum DiscrepancyOutcome implements Code {
        CORRECTED,
        EXPLAINED,
        REPAID,
        REFERRED
    }

    /// Direction of a bank line, seen from the account.
    enum Direction implements Code {
        IN,
        OUT
    }

    /// Kind of the other party of a bank line.
    enum Party implements Code {
        LEGAL,
        NATURAL,
        STATE,
        BANK,
        OWN
    }

    /// Format of a statement file.
    enum StatementFormat implements Code {
        ONE_C,
        CAMT053,
        TABLE
    }

    /// Where received money comes from.
    enum ReceiptSource implements Code {
        BENEFIT,
        INTEREST,
        CHARITY,
        OTHER
    }

    /// Whether the two legs of a benefit agree with the rule in force.
    enum LegCheck implements Code {
        OK,
        MISMATCH,
        UNKNOWN
    }

    /// Result of the daily identity.
    enum DayResult implements Code {
        EQUAL,
        BROKEN,
        NO_STATEMENT
    }

    /// Whether the cash count was announced.
    enum CountKind implements Code {
        PLANNED,
        SURPRISE
    }

    /// Result of a cash count.
    enum CountResult implements Code {
        EVEN,
        SHORT,
        OVER
    }

    /// Why somebody put money into the cash box.
    enum CashReceipt implements Code {
        REPAID,
        CHANGE,
        OTHER
    }

    /// How a period began.
    enum PeriodOrigin implements Code {
        CARRIED,
        OPENING_ACT
    }

    /// Class of a refused attempt: what outsiders may know of the reason.
    enum AttemptKind implements Code {
        PERIOD,
        STATE,
        DUTY,
        DECISION,
        SUM,
        FUNDS
    }

    /// Why a sub-account is blocked.
    enum BlockReason implements Code {
        EXIT,
        COURT,
        TRANSFER
    }
}
