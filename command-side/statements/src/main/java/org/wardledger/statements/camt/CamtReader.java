package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementLimits;
import org.wardledger.statements.text.FileRefused;
import org.wardledger.statements.text.XmlCursor;

/// Reads camt.053 statements entry by entry, so that memory holds one entry of the file at a time.
public final class CamtReader {

    private static final Pattern VERSION =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.(001\\.0[2-8])");
    private static final Pattern SHOWN =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\\.\\d{3}\\.\\d{3}\\.\\d{2})");

    private final StatementLimits limits;
    private final Problems problems;
    private final XmlCursor cursor;
    private final CamtBinding binding = new CamtBinding();
    private final List<ParsedStatement> statements = new ArrayList<>();
    private int ordinal;
    private int entries;
    private int lines;

    private CamtReader(byte[] bytes, StatementLimits limits, Problems problems) throws FileRefused {
        this.cursor = XmlCursor.of(bytes);
        this.limits = limits;
        this.problems = problems;
    }

    /// @param version such as `001.08`, empty if it could not be told
    /// @param whole false if the XML is broken or hostile and nothing of the file may be used
    public record Content(String version, boolean whole, List<ParsedStatement> statements) {}

    /// Whether a text that starts so is meant as XML.
    public static boolean recognises(String start) {
        return start.stripLeading().startsWith("<");
    }

    public static Content read(byte[] bytes, StatementLimits limits, Problems problems) {
        try {
            CamtReader reader = new CamtReader(bytes, limits, problems);
            String version = reader.version();
            if (version == null) {
                return new Content("", false, List.of());
            }
            reader.document();
            return new Content(version, true, reader.statements);
        } catch (FileRefused e) {
            boolean cut = e.code() == ProblemCode.XML_MALFORMED && isCutOff(bytes);
            switch (e.code()) {
                case TOO_MANY_ACCOUNTS ->
                        problems.add(e.code(), Integer.toString(limits.accountsMax()));
                case TOO_MANY_LINES -> problems.add(e.code(), Integer.toString(limits.linesMax()));
                case ProblemCode code -> problems.add(cut ? ProblemCode.FILE_TRUNCATED : code);
            }
            return new Content("", false, List.of());
        }
    }

    /// Null, with the problem told, if the root is not a camt.053 of a version read here.
    private @Nullable String version() throws FileRefused {
        while (cursor.next()) {
            if (cursor.isStart()) {
                String namespace = cursor.namespace();
                Matcher matcher = VERSION.matcher(namespace);
                if (matcher.matches()) {
                    return matcher.group(1);
                }
                Matcher shown = SHOWN.matcher(namespace);
                if (shown.matches()) {
                    problems.add(ProblemCode.VERSION_UNSUPPORTED, shown.group(1));
                } else {
                    problems.add(ProblemCode.FORMAT_UNKNOWN);
                }
                return null;
            }
        }
        throw new FileRefused(ProblemCode.XML_MALFORMED);
    }

    private void document() throws FileRefused {
        boolean any = false;
        while (cursor.next()) {
            if (cursor.isStart() && cursor.depth() == 3 && cursor.name().equals("Stmt")) {
                any = true;
                statement();
            }
        }
        if (!any) {
            problems.at(Place.FILE, ProblemCode.FIELD_MISSING, "Stmt", null);
        }
    }

    private void statement() throws FileRefused {
        if (ordinal >= limits.accountsMax()) {
            throw new FileRefused(ProblemCode.TOO_MANY_ACCOUNTS);
        }
        CamtStatement statement = new CamtStatement(++ordinal, limits.fieldCharsMax(), problems);
        int depth = cursor.depth();
        while (cursor.next() && cursor.depth() >= depth) {
            if (cursor.isStart()) {
                part(statement);
            }
        }
        ParsedStatement finished = statement.finished();
        if (finished != null) {
            statements.add(finished);
        }
        lines += statement.lineCount();
    }

    private void part(CamtStatement statement) throws FileRefused {
        Subtree source = new Subtree(cursor);
        switch (cursor.name()) {
            case "FrToDt" -> statement.period(source.read());
            case "StmtPgntn" -> statement.page(source.read());
            case "TxsSummry" -> statement.summary(source.read());
            case "Acct" -> statement.account(binding.bind(source, CashAccount39.class));
            case "Bal" -> statement.balance(binding.bind(source, CashBalance8.class), source);
            case "Ntry" -> {
                Place place = Place.entry(++entries);
                ReportEntry10 entry = binding.bind(source, ReportEntry10.class);
                statement.entry(entry, source, place);
                if (Math.max(entries, lines + statement.lineCount()) > limits.linesMax()) {
                    throw new FileRefused(ProblemCode.TOO_MANY_LINES);
                }
            }
            case String _ -> source.read();
        }
    }

    /// A whole file ends with the end tag of its root; one that was cut off ends elsewhere.
    private static boolean isCutOff(byte[] bytes) {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] <= ' ') {
            last--;
        }
        return last < 0 || bytes[last] != '>' || !closesDocument(bytes, last);
    }

    private static boolean closesDocument(byte[] bytes, int last) {
        String end = "Document>";
        if (last + 1 < end.length()) {
            return false;
        }
        for (int i = 0; i < end.length(); i++) {
            if (bytes[last - end.length() + 1 + i] != end.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
