package org.wardledger.statements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One movement on the account, as the bank states it. Texts are trimmed, never empty: what the
/// file does not say is null.
///
/// @param amountTiyn always above zero; the way is in `direction`
/// @param bookingDate the day the bank put it on the account
/// @param bankReference the bank's own reference, unique on the account, where the format has one
/// @param counterpartyId BIN or IIN as text, unchecked
/// @param counterpartyKbe residency and sector of the counterparty, one or two digits
/// @param knp payment purpose code
/// @param reversal the bank says that this takes an earlier entry back; `direction` is already the
///     way the money really went
/// @param ordinalAmongEqual from 1; tells apart lines of the file that are otherwise the same
public record ParsedLine(
        Place place,
        Direction direction,
        long amountTiyn,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        @Nullable String bankReference,
        @Nullable String documentNumber,
        @Nullable String counterpartyName,
        @Nullable String counterpartyId,
        @Nullable String counterpartyIban,
        @Nullable String counterpartyKbe,
        @Nullable String knp,
        @Nullable String purpose,
        boolean reversal,
        int ordinalAmongEqual) {

    public ParsedLine {
        if (amountTiyn <= 0) {
            throw new IllegalArgumentException("amount must be above zero");
        }
        if (ordinalAmongEqual < 1) {
            throw new IllegalArgumentException("ordinal counts from 1");
        }
    }

    /// Recognises the same line in another file of the same account; see [LineKey].
    public String key() {
        return LineKey.of(this);
    }

    ParsedLine withOrdinal(int ordinal) {
        return ordinal == ordinalAmongEqual
                ? this
                : new ParsedLine(
                        place,
                        direction,
                        amountTiyn,
                        bookingDate,
                        valueDate,
                        bankReference,
                        documentNumber,
                        counterpartyName,
                        counterpartyId,
                        counterpartyIban,
                        counterpartyKbe,
                        knp,
                        purpose,
                        reversal,
                        ordinal);
    }
}
