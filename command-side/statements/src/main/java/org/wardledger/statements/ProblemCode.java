package org.wardledger.statements;

import static org.wardledger.statements.Severity.ERROR;
import static org.wardledger.statements.Severity.NOTICE;
import static org.wardledger.statements.Severity.QUESTION;

/// Everything that can be wrong with a statement file. [#code()] is stable and public.
public enum ProblemCode {
    EMPTY_FILE("empty-file", ERROR),
    TOO_LARGE("too-large", ERROR),
    TOO_MANY_LINES("too-many-lines", ERROR),
    TOO_MANY_ACCOUNTS("too-many-accounts", ERROR),
    FORMAT_UNKNOWN("format-unknown", ERROR),
    VERSION_UNSUPPORTED("version-unsupported", ERROR),
    BINARY_CONTENT("binary-content", ERROR),
    ENCODING_BROKEN("encoding-broken", ERROR),
    FILE_TRUNCATED("file-truncated", ERROR),
    TEXT_AFTER_END("text-after-end", ERROR),
    MORE_PROBLEMS("more-problems", NOTICE),

    SECTION_UNFINISHED("section-unfinished", ERROR),
    SECTION_UNEXPECTED("section-unexpected", ERROR),
    FIELD_MISSING("field-missing", ERROR),
    FIELD_REPEATED("field-repeated", ERROR),
    FIELD_TOO_LONG("field-too-long", ERROR),

    XML_MALFORMED("xml-malformed", ERROR),
    XML_FORBIDDEN("xml-forbidden", ERROR),
    XML_TOO_DEEP("xml-too-deep", ERROR),
    ARCHIVE_BROKEN("archive-broken", ERROR),
    ARCHIVE_BOMB("archive-bomb", ERROR),

    MAPPING_NEEDED("mapping-needed", ERROR),
    COLUMN_MISSING("column-missing", ERROR),
    ROW_ABOVE_TABLE("row-above-table", ERROR),
    CELL_ERROR("cell-error", ERROR),
    QUOTE_OPEN("quote-open", ERROR),
    LAST_LINE_OPEN("last-line-open", NOTICE),
    OTHER_SHEETS("other-sheets", NOTICE),

    ACCOUNT_MISSING("account-missing", QUESTION),
    ACCOUNT_INVALID("account-invalid", ERROR),
    ACCOUNT_NOT_IBAN("account-not-iban", NOTICE),
    COUNTERPARTY_IBAN_INVALID("counterparty-iban-invalid", NOTICE),
    DOCUMENT_OTHER_ACCOUNT("document-other-account", ERROR),
    WRONG_ACCOUNT("wrong-account", ERROR),
    WRONG_CURRENCY("wrong-currency", ERROR),
    CURRENCY_ASSUMED("currency-assumed", NOTICE),
    LINE_CURRENCY_DIFFERS("line-currency-differs", ERROR),
    BALANCE_CURRENCY_DIFFERS("balance-currency-differs", QUESTION),

    PERIOD_MISSING("period-missing", ERROR),
    PERIOD_DIFFERS("period-differs", NOTICE),
    PERIOD_REVERSED("period-reversed", ERROR),
    DATE_MALFORMED("date-malformed", ERROR),
    DATE_OUTSIDE_PERIOD("date-outside-period", QUESTION),

    AMOUNT_MALFORMED("amount-malformed", ERROR),
    AMOUNT_AMBIGUOUS("amount-ambiguous", ERROR),
    AMOUNT_DECIMALS("amount-decimals", ERROR),
    AMOUNT_TOO_LARGE("amount-too-large", ERROR),
    AMOUNT_NOT_POSITIVE("amount-not-positive", ERROR),
    AMOUNT_TWO_SIDES("amount-two-sides", ERROR),
    AMOUNT_VALUES_DIFFER("amount-values-differ", ERROR),
    DIRECTION_UNCLEAR("direction-unclear", ERROR),
    DIRECTION_DIFFERS("direction-differs", ERROR),

    BALANCE_MISSING("balance-missing", QUESTION),
    TOTALS_DIFFER("totals-differ", QUESTION),
    TURNOVER_IN_DIFFERS("turnover-in-differs", QUESTION),
    TURNOVER_OUT_DIFFERS("turnover-out-differs", QUESTION),
    CHAIN_BROKEN("chain-broken", QUESTION),
    PAGE_MISSING("page-missing", QUESTION),

    PENDING_SKIPPED("pending-skipped", NOTICE),
    STATUS_UNKNOWN("status-unknown", ERROR),
    BATCH_NOT_SPLIT("batch-not-split", NOTICE);

    private final String code;
    private final Severity severity;

    ProblemCode(String reason, Severity severity) {
        this.code = "statement." + reason;
        this.severity = severity;
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
