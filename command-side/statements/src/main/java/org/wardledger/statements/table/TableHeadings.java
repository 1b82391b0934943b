package org.wardledger.statements.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Dates;

/// The headings that statement tables use, in Russian, Kazakh and English. Debit is money out and
/// credit money in, as a bank writes to its client; the balances of the file prove it or not.
final class TableHeadings {

    private static final int PREFIX_CHARS_MIN = 5;
    private static final Pattern AMOUNT = Pattern.compile("-?[\\d \\u00A0']+[.,]\\d{2}");

    private static final Map<TableField, List<String>> WORDS = new EnumMap<>(TableField.class);

    static {
        put(TableField.VALUE_DATE, "дата валютирования;валюталау күні;value date");
        put(
                TableField.BOOKING_DATE,
                "дата операции;дата проводки;дата проведения;дата платежа;дата документа;дата;"
                        + "операция күні;төлем күні;құжат күні;күні;booking date;operation date;"
                        + "posting date;transaction date;date");
        put(
                TableField.AMOUNT_IN,
                "кредит;приход;поступление;поступления;поступило;зачислено;зачисление;"
                        + "сумма по кредиту;сумма приход;оборот по кредиту;түсім;түсімдер;кіріс;"
                        + "credit;credit amount;money in;received");
        put(
                TableField.AMOUNT_OUT,
                "дебет;расход;расходы;списание;списано;сумма по дебету;сумма расход;"
                        + "оборот по дебету;кассовые расходы;шығыс;шығыстар;debit;debit amount;"
                        + "money out;paid out");
        put(
                TableField.DIRECTION,
                "дебет кредит;дт кт;д к;дк;приход расход;тип операции;признак;направление;"
                        + "бағыты;түрі;debit credit;dr cr;d c;dc;direction");
        put(TableField.CURRENCY, "валюта;валюта счета;currency;ccy");
        put(
                TableField.AMOUNT,
                "сумма операции;сумма платежа;сумма;сома;сомасы;төлем сомасы;amount");
        put(
                TableField.KNP,
                "кнп;код назначения платежа;код назначения;тмк;төлем мақсатының коды;knp");
        put(TableField.COUNTERPARTY_KBE, "кбе;кбе контрагента;kbe");
        put(
                TableField.BANK_REFERENCE,
                "референс;референс операции;номер операции;банк референсі;bank reference;"
                        + "reference;transaction id;ref");
        put(
                TableField.COUNTERPARTY_ID,
                "бин иин;иин бин;бин;иин;бин иин контрагента;иин бин контрагента;бсн жсн;жсн бсн;"
                        + "бсн;жсн;bin iin;iin bin;bin;iin");
        put(
                TableField.COUNTERPARTY_IBAN,
                "иик контрагента;счет контрагента;счет корреспондента;номер счета контрагента;"
                        + "иик;жск;контрагент шоты;counterparty account;counterparty iban;iban");
        put(
                TableField.DOCUMENT_NUMBER,
                "номер документа;номер док;номер платежного поручения;номер счета к оплате;номер;"
                        + "құжат нөмірі;құжаттың нөмірі;нөмірі;document number;doc no;number");
        put(
                TableField.PURPOSE,
                "назначение платежа;назначение;детали платежа;содержание операции;описание;"
                        + "основание;төлем мақсаты;төлемнің мақсаты;мақсаты;payment purpose;"
                        + "purpose;details;description");
        put(
                TableField.COUNTERPARTY_NAME,
                "контрагент;наименование контрагента;наименование получателя;"
                        + "наименование отправителя;наименование бенефициара;"
                        + "наименование корреспондента;корреспондент;получатель отправитель;"
                        + "плательщик получатель;получатель;отправитель;плательщик;поставщик;"
                        + "контрагент атауы;алушы;төлеуші;counterparty;counterparty name;name");
    }

    private TableHeadings() {}

    private static void put(TableField field, String words) {
        WORDS.put(field, List.of(words.split(";")));
    }

    /// Lower case words with single blanks; `№` is the word for number.
    static String normal(String heading) {
        StringBuilder normal = new StringBuilder();
        String text = heading.replace("№", " номер ").replace('ё', 'е').replace('Ё', 'Е');
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean inWord = Character.isLetterOrDigit(c);
            if (inWord) {
                normal.append(c);
            } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        return normal.toString().strip();
    }

    static @Nullable TableField field(String heading) {
        String normal = normal(heading);
        if (normal.isEmpty()) {
            return null;
        }
        for (Map.Entry<TableField, List<String>> entry : WORDS.entrySet()) {
            if (entry.getValue().contains(normal)) {
                return entry.getKey();
            }
        }
        TableField best = null;
        int longest = PREFIX_CHARS_MIN - 1;
        for (Map.Entry<TableField, List<String>> entry : WORDS.entrySet()) {
            for (String word : entry.getValue()) {
                if (word.length() > longest && normal.startsWith(word + " ")) {
                    best = entry.getKey();
                    longest = word.length();
                }
            }
        }
        return best;
    }

    /// The fields a row names, each with the first column that names it; none if the row holds days
    /// or amounts, since a payment text too may begin with the word for sum.
    static Map<TableField, Integer> recognised(TableRow row) {
        Map<TableField, Integer> columns = new EnumMap<>(TableField.class);
        if (holdsValues(row)) {
            return columns;
        }
        for (int column = 0; column < row.cells().size(); column++) {
            TableField field = field(row.text(column));
            if (field != null) {
                columns.putIfAbsent(field, column);
            }
        }
        return columns;
    }

    private static boolean holdsValues(TableRow row) {
        return row.cells().stream()
                .map(TableCell::text)
                .anyMatch(text -> Dates.parse(text) != null || AMOUNT.matcher(text).matches());
    }
}
