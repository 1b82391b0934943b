package org.wardledger.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.camt.CamtReader;
import org.wardledger.statements.onec.OneCReader;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.table.TablePreview;
import org.wardledger.statements.table.TableReader;
import org.wardledger.statements.text.Charsets;

/// Reads a bank statement file of any supported format, found out from its content and never from
/// its name. Pure but for reading the source once: the same bytes give the same result everywhere.
///
/// Whatever the bytes are, the outcome is a [ReadResult]; only a failing disk throws.
public final class StatementReader {

    private static final int START_CHARS = 4096;

    private final StatementLimits limits;

    public StatementReader() {
        this(StatementLimits.standard());
    }

    public StatementReader(StatementLimits limits) {
        this.limits = limits;
    }

    /// As [#read(StatementSource, TableMapping)] for the formats that need no mapping; a table is
    /// answered with `statement.mapping-needed`.
    public ReadResult read(StatementSource source) throws IOException {
        return read(source, null);
    }

    /// @param mapping what the columns hold, should the file be a table
    public ReadResult read(StatementSource source, @Nullable TableMapping mapping)
            throws IOException {
        long size = source.size();
        if (size > limits.bytesMax()) {
            return refused("", ProblemCode.TOO_LARGE, mib(limits.bytesMax()), mib(size));
        }
        byte[] bytes = bytes(source);
        if (bytes.length > limits.bytesMax()) {
            return refused("", ProblemCode.TOO_LARGE, mib(limits.bytesMax()), mib(bytes.length));
        }
        String hash = sha256(bytes);
        if (bytes.length == 0) {
            return refused(hash, ProblemCode.EMPTY_FILE);
        }
        if (TableReader.isOldOffice(bytes)) {
            return refused(hash, ProblemCode.ARCHIVE_BROKEN);
        }
        if (TableReader.isArchive(bytes)) {
            Problems problems = new Problems();
            return table(hash, TableReader.readXlsx(bytes, mapping, limits, problems), problems);
        }
        return text(bytes, hash, mapping);
    }

    /// The top of a table and a proposal for its mapping; null for every other file.
    public @Nullable TablePreview preview(StatementSource source) throws IOException {
        byte[] bytes = source.size() > limits.bytesMax() ? new byte[0] : bytes(source);
        if (bytes.length == 0 || bytes.length > limits.bytesMax()) {
            return null;
        }
        if (TableReader.isArchive(bytes)) {
            return TableReader.previewXlsx(bytes, limits);
        }
        Charsets.Found found = Charsets.detect(bytes);
        String start = Charsets.isBinary(bytes, found) ? "<" : start(bytes, found);
        return CamtReader.recognises(start) || OneCReader.recognises(start)
                ? null
                : TableReader.previewCsv(bytes, found);
    }

    private byte[] bytes(StatementSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes((int) limits.bytesMax() + 1);
        }
    }

    private ReadResult text(byte[] bytes, String hash, @Nullable TableMapping mapping)
            throws IOException {
        Charsets.Found found = Charsets.detect(bytes);
        if (Charsets.isBinary(bytes, found)) {
            return refused(hash, ProblemCode.BINARY_CONTENT);
        }
        String start = start(bytes, found);
        if (CamtReader.recognises(start)) {
            return camt(bytes, hash);
        }
        Problems problems = new Problems();
        if (found.broken()) {
            problems.add(ProblemCode.ENCODING_BROKEN);
        }
        if (OneCReader.recognises(start)) {
            OneCReader.Content content =
                    OneCReader.read(Charsets.open(bytes, found), limits, problems);
            return content.whole()
                    ? checked(hash, content.version(), content.statements(), problems)
                    : new Unreadable(hash, problems.list());
        }
        if (mapping == null && !TableReader.recognisesCsv(bytes, found)) {
            return refused(hash, ProblemCode.FORMAT_UNKNOWN);
        }
        return table(hash, TableReader.readCsv(bytes, found, mapping, limits, problems), problems);
    }

    private static ReadResult table(String hash, TableReader.Content content, Problems problems) {
        return content.whole()
                ? checked(hash, content.kind(), content.statements(), problems)
                : new Unreadable(hash, problems.list());
    }

    /// XML declares its charset itself, so its parser gets the bytes.
    private ReadResult camt(byte[] bytes, String hash) {
        Problems problems = new Problems();
        CamtReader.Content content = CamtReader.read(bytes, limits, problems);
        return content.whole()
                ? checked(hash, content.version(), content.statements(), problems)
                : new Unreadable(hash, problems.list());
    }

    private static ReadResult checked(
            String hash, String dialect, List<ParsedStatement> statements, Problems problems) {
        for (ParsedStatement statement : statements) {
            StatementChecks.check(statement, problems);
        }
        return new Parsed(hash, dialect, statements, problems.list());
    }

    private static String start(byte[] bytes, Charsets.Found found) throws IOException {
        char[] start = new char[START_CHARS];
        try (Reader reader = Charsets.open(bytes, found)) {
            int read = reader.read(start, 0, START_CHARS);
            return read <= 0 ? "" : new String(start, 0, read);
        }
    }

    private static Unreadable refused(String hash, ProblemCode code, String... arguments) {
        Problems problems = new Problems();
        problems.add(code, arguments);
        return new Unreadable(hash, problems.list());
    }

    private static String mib(long bytes) {
        return Long.toString((bytes + (1 << 20) - 1) >> 20);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
