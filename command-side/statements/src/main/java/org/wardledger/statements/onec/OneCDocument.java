package org.wardledger.statements.onec;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Currencies;
import org.wardledger.statements.Direction;
import org.wardledger.statements.Iban;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.text.Dates;

/// One СекцияДокумент becomes a line of the account it concerns, or problems that say why not.
///
/// The account is the payer's or the payee's that the file is about. The amount stands in
/// СуммаРасход or СуммаПриход (Kazakh dialects), or in Сумма with the way told by the accounts.
final class OneCDocument {

    private static final Pattern RUSSIAN_NAME_PREFIX = Pattern.compile("^ИНН\\s+\\d{10,12}\\s+");
    private static final int PURPOSE_PARTS = 6;

    private final Section section;
    private final Map<String, AccountBook> books;
    private final Problems problems;
    private int ordinal;

    OneCDocument(Section section, Map<String, AccountBook> books, Problems problems) {
        this.section = section;
        this.books = books;
        this.problems = problems;
    }

    /// Adds the document to the books it belongs to.
    void enter() {
        String payer = Iban.normal(section.get(OneCKey.PAYER_ACCOUNT));
        String payee = Iban.normal(section.get(OneCKey.PAYEE_ACCOUNT));
        AccountBook out = book(payer);
        AccountBook in = book(payee);
        ordinal = ordinalOf(out, in);
        OneCMoney money = OneCMoney.of(section, problems, ordinal);
        if (money == null) {
            bookingDate(told(out, in) == Direction.IN ? Direction.IN : Direction.OUT);
            return;
        }
        Direction stated = money.direction();
        if (out != null && in != null && out != in && stated == null) {
            enter(out, Direction.OUT, money.tiyn());
            enter(in, Direction.IN, money.tiyn());
            return;
        }
        Direction direction = stated != null ? stated : told(out, in);
        if (direction == null) {
            foreign(payer, payee, out, in);
            return;
        }
        AccountBook book = direction == Direction.OUT ? out : in;
        AccountBook other = direction == Direction.OUT ? in : out;
        String own = direction == Direction.OUT ? payer : payee;
        if (book != null) {
            enter(book, direction, money.tiyn());
        } else if (own == null && books.size() == 1 && other == null) {
            enter(books.values().iterator().next(), direction, money.tiyn());
        } else if (other != null) {
            ordinal = other.ordinal();
            problem(ProblemCode.DIRECTION_DIFFERS, null);
        } else {
            problem(ProblemCode.DOCUMENT_OTHER_ACCOUNT, null);
        }
    }

    private @Nullable AccountBook book(@Nullable String account) {
        return account == null ? null : books.get(account);
    }

    private static int ordinalOf(@Nullable AccountBook out, @Nullable AccountBook in) {
        if (out != null) {
            return out.ordinal();
        }
        return in == null ? 0 : in.ordinal();
    }

    private static @Nullable Direction told(@Nullable AccountBook out, @Nullable AccountBook in) {
        if (out != null && in == null) {
            return Direction.OUT;
        }
        return in != null && out == null ? Direction.IN : null;
    }

    private void foreign(
            @Nullable String payer,
            @Nullable String payee,
            @Nullable AccountBook out,
            @Nullable AccountBook in) {
        boolean bothNamed = payer != null && payee != null;
        boolean ours = out != null || in != null;
        problem(
                bothNamed && !ours
                        ? ProblemCode.DOCUMENT_OTHER_ACCOUNT
                        : ProblemCode.DIRECTION_UNCLEAR,
                null);
    }

    private void enter(AccountBook book, Direction direction, long tiyn) {
        ordinal = book.ordinal();
        LocalDate booked = bookingDate(direction);
        String currency = section.get(OneCKey.CURRENCY);
        if (currency != null) {
            String code = Currencies.normal(currency);
            if (code == null || !book.agreesOn(code)) {
                problem(ProblemCode.LINE_CURRENCY_DIFFERS, OneCKey.CURRENCY);
                return;
            }
        }
        if (booked == null) {
            return;
        }
        boolean paid = direction == Direction.OUT;
        book.add(
                new ParsedLine(
                        Place.line(section.line()),
                        direction,
                        tiyn,
                        booked,
                        date(OneCKey.VALUE_DATE),
                        null,
                        section.get(OneCKey.NUMBER),
                        name(paid ? OneCKey.PAYEE_NAME : OneCKey.PAYER_NAME),
                        digits(paid ? OneCKey.PAYEE_ID : OneCKey.PAYER_ID),
                        Iban.normal(
                                section.get(paid ? OneCKey.PAYEE_ACCOUNT : OneCKey.PAYER_ACCOUNT)),
                        digits(paid ? OneCKey.PAYEE_KBE : OneCKey.PAYER_KBE),
                        section.get(OneCKey.KNP),
                        purpose(),
                        false,
                        1));
    }

    private @Nullable LocalDate bookingDate(Direction direction) {
        OneCKey moved = direction == Direction.OUT ? OneCKey.DATE_OUT : OneCKey.DATE_IN;
        OneCKey[] byTrust = {
            moved, OneCKey.OPERATION_DATE, OneCKey.VALUE_DATE, OneCKey.DOCUMENT_DATE
        };
        for (OneCKey key : byTrust) {
            if (section.get(key) != null) {
                return date(key);
            }
        }
        problem(ProblemCode.FIELD_MISSING, OneCKey.OPERATION_DATE);
        return null;
    }

    private @Nullable LocalDate date(OneCKey key) {
        String text = section.get(key);
        LocalDate date = text == null ? null : Dates.parse(text);
        if (text != null && date == null) {
            problem(ProblemCode.DATE_MALFORMED, key);
        }
        return date;
    }

    private @Nullable String name(OneCKey key) {
        String name = section.get(key);
        return name == null ? null : RUSSIAN_NAME_PREFIX.matcher(name).replaceFirst("");
    }

    private @Nullable String digits(OneCKey key) {
        String text = section.get(key);
        String digits = text == null ? "" : text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? null : digits;
    }

    /// The whole purpose where the file gives it, else its numbered parts.
    private @Nullable String purpose() {
        String whole = section.get(OneCKey.PURPOSE);
        if (whole != null) {
            return whole;
        }
        StringBuilder parts = new StringBuilder();
        OneCKey[] keys = OneCKey.values();
        for (int part = 0; part < PURPOSE_PARTS; part++) {
            String text = section.get(keys[OneCKey.PURPOSE_1.ordinal() + part]);
            if (text != null) {
                parts.append(parts.isEmpty() ? "" : " ").append(text);
            }
        }
        return parts.isEmpty() ? null : parts.toString();
    }

    private void problem(ProblemCode code, @Nullable OneCKey key) {
        String field = key == null ? null : key.title();
        String value = key == null ? null : section.get(key);
        int line = key == null ? section.line() : section.lineOf(key);
        problems.add(code, ordinal, Place.line(line), field, value);
    }
}
