package org.wardledger.statements.onec;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Iban;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementLimits;
import org.wardledger.statements.text.BoundedLines;
import org.wardledger.statements.text.Dates;

/// Walks the lines of a file through its sections: header, account summaries, documents, end. Each
/// section is handed on as soon as its end is seen, so memory holds one document at a time.
final class OneCFrame {

    private static final String DOS_END_OF_FILE = "\u001A";
    private static final int LINE_EXTRA_CHARS = 200;
    private static final int VERSION_CHARS_MAX = 12;

    private final StatementLimits limits;
    private final Problems problems;
    private final Map<String, AccountBook> books = new LinkedHashMap<>();
    private final Section header;
    private State state = State.START;
    private Section section;
    private int documents;
    private boolean tooMany;
    private boolean trailing;

    private enum State {
        START,
        HEADER,
        ACCOUNT,
        DOCUMENT,
        BETWEEN,
        ENDED
    }

    OneCFrame(StatementLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
        this.header = new Section(1, limits.fieldCharsMax(), problems);
        this.section = header;
    }

    Collection<AccountBook> books() {
        return books.values();
    }

    @Nullable LocalDate from() {
        return headerDate(OneCKey.FROM);
    }

    @Nullable LocalDate to() {
        return headerDate(OneCKey.TO);
    }

    @Nullable String version() {
        String version = header.get(OneCKey.VERSION);
        return version == null || version.length() > VERSION_CHARS_MAX ? null : version;
    }

    /// False if the file is cut off, names no account or is beyond the limits.
    boolean read(Reader text) throws IOException {
        BoundedLines lines = new BoundedLines(text, limits.fieldCharsMax() + LINE_EXTRA_CHARS);
        for (String line = lines.next(); line != null && !tooMany; line = lines.next()) {
            if (lines.cut()) {
                problems.at(
                        Place.line(lines.number()),
                        ProblemCode.FIELD_TOO_LONG,
                        null,
                        null,
                        Integer.toString(limits.fieldCharsMax()));
            }
            take(line.strip(), lines.number());
        }
        if (state != State.ENDED && !tooMany) {
            problems.at(
                    Place.line(lines.number()),
                    ProblemCode.FILE_TRUNCATED,
                    OneCKey.END_FILE.title(),
                    null);
        } else if (books.isEmpty() && !tooMany) {
            problems.at(Place.FILE, ProblemCode.FIELD_MISSING, OneCKey.ACCOUNT.title(), null);
        }
        return state == State.ENDED && !books.isEmpty() && !tooMany;
    }

    private void take(String line, int number) {
        if (line.isEmpty() || line.equals(DOS_END_OF_FILE)) {
            return;
        }
        if (state == State.START) {
            state = State.HEADER;
            return;
        }
        if (state == State.ENDED) {
            if (!trailing) {
                problems.at(Place.line(number), ProblemCode.TEXT_AFTER_END, null, null);
            }
            trailing = true;
            return;
        }
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals).strip();
        OneCKey.Name name = OneCKey.named(key);
        if (name != null && isMark(name.key())) {
            mark(name.key(), number);
        } else if (name != null && equals >= 0) {
            value(name, line.substring(equals + 1), number);
        } else {
            other(line, key, equals >= 0, number);
        }
    }

    private static boolean isMark(OneCKey key) {
        return key.compareTo(OneCKey.SECTION_ACCOUNT) >= 0;
    }

    private void mark(OneCKey mark, int number) {
        boolean ends = mark == OneCKey.END_ACCOUNT || mark == OneCKey.END_DOCUMENT;
        State needed = mark == OneCKey.END_ACCOUNT ? State.ACCOUNT : State.DOCUMENT;
        if (ends && state != needed) {
            problems.at(Place.line(number), ProblemCode.SECTION_UNEXPECTED, mark.title(), null);
            return;
        }
        if (!ends && (state == State.ACCOUNT || state == State.DOCUMENT)) {
            OneCKey missing = state == State.ACCOUNT ? OneCKey.END_ACCOUNT : OneCKey.END_DOCUMENT;
            problems.at(
                    Place.line(section.line()),
                    ProblemCode.SECTION_UNFINISHED,
                    missing.title(),
                    null);
        }
        if (ends) {
            finish();
        } else {
            begin(mark, number);
        }
    }

    private void begin(OneCKey mark, int number) {
        section = new Section(number, limits.fieldCharsMax(), problems);
        if (mark == OneCKey.SECTION_ACCOUNT) {
            state = State.ACCOUNT;
        } else if (mark == OneCKey.SECTION_DOCUMENT) {
            state = State.DOCUMENT;
            documents++;
            tooMany = documents > limits.linesMax();
            if (tooMany) {
                problems.add(ProblemCode.TOO_MANY_LINES, Integer.toString(limits.linesMax()));
            }
        } else {
            state = State.ENDED;
        }
    }

    private void finish() {
        if (state == State.DOCUMENT) {
            new OneCDocument(section, books, problems).enter();
        } else {
            summary();
        }
        state = State.BETWEEN;
    }

    private void summary() {
        String account = Iban.normal(section.get(OneCKey.ACCOUNT));
        if (account != null) {
            book(account).summary(section);
        } else if (books.size() == 1) {
            books.values().iterator().next().summary(section);
        } else {
            problems.at(
                    Place.line(section.line()),
                    ProblemCode.FIELD_MISSING,
                    OneCKey.ACCOUNT.title(),
                    null);
        }
    }

    private void value(OneCKey.Name name, String text, int number) {
        if (state == State.BETWEEN) {
            problems.at(
                    Place.line(number), ProblemCode.SECTION_UNEXPECTED, name.key().title(), null);
        } else if (state == State.HEADER && name.key() == OneCKey.ACCOUNT) {
            String account = Iban.normal(text);
            if (account != null) {
                book(account);
            }
        } else {
            section.put(name, text, number);
        }
    }

    /// A line that starts with no key of ours: a key of the dialect that does not matter here, or
    /// the purpose running on. Purpose text has blanks or no `=`, a key has neither.
    private void other(String line, String key, boolean hasEquals, int number) {
        if (state == State.BETWEEN) {
            problems.at(Place.line(number), ProblemCode.SECTION_UNEXPECTED, null, null);
            return;
        }
        boolean isKey = hasEquals && OneCNames.looksLikeKey(key);
        if (!isKey && section.continuesPurpose()) {
            section.proceed(line, number);
        } else if (isKey) {
            section.forget();
        }
    }

    private AccountBook book(String account) {
        if (books.size() >= limits.accountsMax() && !books.containsKey(account)) {
            tooMany = true;
            problems.add(ProblemCode.TOO_MANY_ACCOUNTS, Integer.toString(limits.accountsMax()));
        }
        return books.computeIfAbsent(account, a -> new AccountBook(a, books.size() + 1, problems));
    }

    private @Nullable LocalDate headerDate(OneCKey key) {
        String text = header.get(key);
        return text == null ? null : Dates.parse(text);
    }
}
