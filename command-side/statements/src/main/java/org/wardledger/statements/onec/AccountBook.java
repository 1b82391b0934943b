package org.wardledger.statements.onec;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Currencies;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementFormat;
import org.wardledger.statements.text.Amount;
import org.wardledger.statements.text.Dates;

/// All that one file says about one account: its summary sections (one, or one a day) and its
/// documents. Sections that follow each other must join, and become one statement.
final class AccountBook {

    private final String account;
    private final int ordinal;
    private final Problems problems;
    private final List<ParsedLine> lines = new ArrayList<>();
    private @Nullable String currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable Long opening;
    private @Nullable Long closing;
    private @Nullable Long totalIn;
    private @Nullable Long totalOut;
    private int sections;

    AccountBook(String account, int ordinal, Problems problems) {
        this.account = account;
        this.ordinal = ordinal;
        this.problems = problems;
    }

    int ordinal() {
        return ordinal;
    }

    void add(ParsedLine line) {
        lines.add(line);
    }

    /// Takes in one СекцияРасчСчет.
    void summary(Section section) {
        LocalDate first = date(section, OneCKey.FROM);
        LocalDate last = date(section, OneCKey.TO);
        from = from == null || (first != null && first.isBefore(from)) ? first : from;
        to = to == null || (last != null && last.isAfter(to)) ? last : to;
        Long opens = amount(section, OneCKey.OPENING);
        if (sections == 0) {
            opening = opens;
            totalIn = amount(section, OneCKey.TOTAL_IN);
            totalOut = amount(section, OneCKey.TOTAL_OUT);
        } else {
            joins(section, opens);
            totalIn = plus(totalIn, amount(section, OneCKey.TOTAL_IN));
            totalOut = plus(totalOut, amount(section, OneCKey.TOTAL_OUT));
        }
        closing = amount(section, OneCKey.CLOSING);
        sections++;
        String stated = Currencies.normal(section.get(OneCKey.CURRENCY));
        currency = stated == null ? currency : stated;
    }

    /// The first currency a file names for the account counts; a document in another is an error.
    boolean agreesOn(@Nullable String documentCurrency) {
        if (documentCurrency == null) {
            return true;
        }
        if (currency == null) {
            currency = documentCurrency;
        }
        return currency.equals(documentCurrency);
    }

    /// Null if the file gives no period and has no lines to tell it from.
    @Nullable ParsedStatement statement(@Nullable LocalDate fileFrom, @Nullable LocalDate fileTo) {
        LocalDate first = from != null ? from : fileFrom;
        LocalDate last = to != null ? to : fileTo;
        for (ParsedLine line : first == null || last == null ? lines : List.<ParsedLine>of()) {
            LocalDate date = line.bookingDate();
            first = from == null && (first == null || date.isBefore(first)) ? date : first;
            last = to == null && (last == null || date.isAfter(last)) ? date : last;
        }
        if (first == null || last == null) {
            problems.add(ProblemCode.PERIOD_MISSING, ordinal, Place.FILE, null, null);
            return null;
        }
        return new ParsedStatement(
                StatementFormat.ONE_C,
                ordinal,
                account,
                currency,
                first,
                last,
                opening,
                closing,
                totalIn,
                totalOut,
                lines);
    }

    private void joins(Section section, @Nullable Long opens) {
        if (closing != null && opens != null && !closing.equals(opens)) {
            problems.add(
                    ProblemCode.CHAIN_BROKEN,
                    ordinal,
                    Place.line(section.lineOf(OneCKey.OPENING)),
                    OneCKey.OPENING.title(),
                    null,
                    Amount.text(closing),
                    Amount.text(opens));
        }
    }

    private @Nullable LocalDate date(Section section, OneCKey key) {
        String text = section.get(key);
        if (text == null) {
            return null;
        }
        LocalDate date = Dates.parse(text);
        if (date == null) {
            Place place = Place.line(section.lineOf(key));
            problems.add(ProblemCode.DATE_MALFORMED, ordinal, place, key.title(), text);
        }
        return date;
    }

    private @Nullable Long amount(Section section, OneCKey key) {
        String text = section.get(key);
        if (text == null) {
            return null;
        }
        return switch (Amount.parse(text, Amount.DecimalMark.ANY)) {
            case Amount.Tiyn(long value) -> value;
            case Amount.Bad(ProblemCode code) -> {
                Place place = Place.line(section.lineOf(key));
                problems.add(code, ordinal, place, key.title(), text);
                yield null;
            }
        };
    }

    private static @Nullable Long plus(@Nullable Long sum, @Nullable Long next) {
        return sum == null || next == null ? null : Long.valueOf(sum + next);
    }
}
