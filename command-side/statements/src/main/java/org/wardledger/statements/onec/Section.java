package org.wardledger.statements.onec;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;

/// The values of one section as they are read: the header, one account section or one document.
/// Keeps the best-named value of each key and grows the purpose by its continuation lines.
final class Section {

    private final Map<OneCKey, Value> values = new EnumMap<>(OneCKey.class);
    private final int line;
    private final int fieldCharsMax;
    private final Problems problems;
    private @Nullable OneCKey last;

    Section(int line, int fieldCharsMax, Problems problems) {
        this.line = line;
        this.fieldCharsMax = fieldCharsMax;
        this.problems = problems;
    }

    private record Value(String text, int rank, int line) {}

    /// The file line the section starts at.
    int line() {
        return line;
    }

    void put(OneCKey.Name name, String text, int atLine) {
        OneCKey key = name.key();
        last = key;
        Value before = values.get(key);
        String value = bounded(key, cleaned(text), atLine);
        if (before == null || before.text.isEmpty()) {
            values.put(key, new Value(value, name.rank(), atLine));
        } else if (value.isEmpty() || value.equals(before.text)) {
            return;
        } else if (name.rank() < before.rank) {
            values.put(key, new Value(value, name.rank(), atLine));
        } else if (name.rank() == before.rank) {
            problems.at(Place.line(atLine), ProblemCode.FIELD_REPEATED, key.title(), null);
        }
    }

    /// An unknown key came: text lines behind it belong to it, not to the purpose.
    void forget() {
        last = null;
    }

    /// A line without a key: more of the purpose if that came last, else more of nothing.
    boolean continuesPurpose() {
        return last != null && last.isPurpose();
    }

    void proceed(String text, int atLine) {
        OneCKey key = last;
        if (key == null) {
            return;
        }
        Value before = values.get(key);
        String whole = before == null ? "" : before.text;
        if (whole.length() >= fieldCharsMax) {
            return;
        }
        String joined = whole.isEmpty() ? cleaned(text) : whole + " " + cleaned(text);
        values.put(key, new Value(bounded(key, joined.strip(), atLine), 0, atLine));
    }

    /// Null if the key is absent or has no value.
    @Nullable String get(OneCKey key) {
        Value value = values.get(key);
        return value == null || value.text.isEmpty() ? null : value.text;
    }

    boolean has(OneCKey key) {
        return values.containsKey(key);
    }

    /// The file line of a key's value; of the section if it has none.
    int lineOf(OneCKey key) {
        Value value = values.get(key);
        return value == null ? line : value.line;
    }

    private String bounded(OneCKey key, String text, int atLine) {
        if (text.length() <= fieldCharsMax) {
            return text;
        }
        problems.at(
                Place.line(atLine),
                ProblemCode.FIELD_TOO_LONG,
                key.title(),
                null,
                Integer.toString(fieldCharsMax));
        return text.substring(0, fieldCharsMax);
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(Character.isISOControl(c) ? ' ' : c);
        }
        return clean.toString().strip();
    }
}
