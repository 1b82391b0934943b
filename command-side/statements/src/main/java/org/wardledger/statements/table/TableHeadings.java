package org.wardledger.statements.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Dates;

/// The headings that statement tables use, in Russian, Kazakh and English. Debit is money out and
/// credit money in, as a bank writes to its client; the balances of the file prove it or not.
final class TableHeadings {

    private static final int PREFIX_CHARS_MIN = 5;
    private static final Pattern AMOUNT = Pattern.compile("-?[\\d \\u00A0']+[.,]\\d{2}");

    private static final Map<TableField, List<String>> WORDS = words();

    private TableHeadings() {}

    private static Map<TableField, List<String>> words() {
        try (InputStream in =
                Objects.requireNonNull(
                        TableHeadings.class.getResourceAsStream("headings.properties"))) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<TableField, List<String>> words = new EnumMap<>(TableField.class);
            for (TableField field : TableField.values()) {
                words.put(field, List.of(properties.getProperty(field.name()).split(";")));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
