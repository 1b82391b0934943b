package org.wardledger.web.work;

import java.util.List;

/// Fields that a column of a table statement can stand for.
final class TableFields {
    static final List<String> ALL =
            List.of(
                    "date",
                    "debit",
                    "credit",
                    "amount",
                    "counterparty",
                    "counterpartyId",
                    "counterpartyIban",
                    "documentNumber",
                    "knp",
                    "purpose",
                    "reference");

    private TableFields() {}
}
