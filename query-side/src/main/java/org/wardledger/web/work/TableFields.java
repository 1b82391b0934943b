package org.wardledger.web.work;

import java.util.List;

/// Fields that a column of a table statement can stand for, as the import names them.
final class TableFields {
    static final List<String> ALL =
            List.of(
                    "BOOKING_DATE",
                    "VALUE_DATE",
                    "AMOUNT_IN",
                    "AMOUNT_OUT",
                    "AMOUNT",
                    "DIRECTION",
                    "DOCUMENT_NUMBER",
                    "BANK_REFERENCE",
                    "COUNTERPARTY_NAME",
                    "COUNTERPARTY_ID",
                    "COUNTERPARTY_IBAN",
                    "COUNTERPARTY_KBE",
                    "KNP",
                    "PURPOSE");

    private TableFields() {}
}
