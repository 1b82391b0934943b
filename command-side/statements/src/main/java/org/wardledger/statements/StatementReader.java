package org.wardledger.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.onec.OneCReader;
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

    public ReadResult read(StatementSource source) throws IOException {
        long size = source.size();
        if (size > limits.bytesMax()) {
            return refused("", ProblemCode.TOO_LARGE, mib(limits.bytesMax()), mib(size));
        }
        byte[] bytes;
        try (InputStream in = source.open()) {
            bytes = in.readNBytes((int) limits.bytesMax() + 1);
        }
        if (bytes.length > limits.bytesMax()) {
            return refused("", ProblemCode.TOO_LARGE, mib(limits.bytesMax()), mib(bytes.length));
        }
        String hash = sha256(bytes);
        return bytes.length == 0 ? refused(hash, ProblemCode.EMPTY_FILE) : text(bytes, hash);
    }

    private ReadResult text(byte[] bytes, String hash) throws IOException {
        Charsets.Found found = Charsets.detect(bytes);
        if (Charsets.isBinary(bytes, found)) {
            return refused(hash, ProblemCode.BINARY_CONTENT);
        }
        Problems problems = new Problems();
        if (found.broken()) {
            problems.add(ProblemCode.ENCODING_BROKEN);
        }
        if (!OneCReader.recognises(start(bytes, found))) {
            return refused(hash, ProblemCode.FORMAT_UNKNOWN);
        }
        OneCReader.Content content = OneCReader.read(Charsets.open(bytes, found), limits, problems);
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
