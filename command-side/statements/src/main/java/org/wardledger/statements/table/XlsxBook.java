package org.wardledger.statements.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.FileRefused;
import org.wardledger.statements.text.XmlCursor;

/// What a workbook says of itself: its first visible sheet, the epoch of its dates and its shared
/// texts.
///
/// @param sheet name of the part
/// @param sheets how many visible ones there are
/// @param since1904 dates count from 1904 instead of 1900
record XlsxBook(String sheet, int sheets, boolean since1904, List<String> texts) {

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final int TEXT_CHARS_MAX = 40_000;
    private static final int TEXTS_CHARS_MAX = 32 << 20;

    static XlsxBook of(XlsxArchive archive) throws FileRefused, IOException {
        Map<String, String> root = targets(archive, "_rels/.rels", "", "/officeDocument");
        String workbook = root.isEmpty() ? WORKBOOK : root.values().iterator().next();
        byte[] content = archive.small(workbook);
        if (content == null) {
            throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
        }
        String folder = folder(workbook);
        String name = workbook.substring(folder.length());
        String rels = folder + "_rels/" + name + ".rels";
        Map<String, String> sheetParts = targets(archive, rels, folder, "/worksheet");
        Map<String, String> textParts = targets(archive, rels, folder, "/sharedStrings");
        Sheets sheets = sheets(content);
        String part = sheets.first == null ? null : sheetParts.get(sheets.first);
        if (part == null) {
            throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
        }
        List<String> texts = new ArrayList<>();
        for (String texted : textParts.values()) {
            texts.addAll(texts(archive, texted));
        }
        return new XlsxBook(part, sheets.visible, sheets.since1904, texts);
    }

    private static final class Sheets {
        private @Nullable String first;
        private int visible;
        private boolean since1904;
    }

    private static Sheets sheets(byte[] workbook) throws FileRefused {
        Sheets sheets = new Sheets();
        XmlCursor cursor = XmlCursor.ofUtf8(new ByteArrayInputStream(workbook));
        while (cursor.next()) {
            if (!cursor.isStart()) {
                continue;
            }
            if (cursor.name().equals("sheet") && !cursor.attribute("state").contains("idden")) {
                sheets.visible++;
                sheets.first = sheets.first == null ? cursor.relation() : sheets.first;
            } else if (cursor.name().equals("workbookPr")) {
                String epoch = cursor.attribute("date1904");
                sheets.since1904 = epoch.equals("1") || epoch.equals("true");
            }
        }
        return sheets;
    }

    /// Parts by relation id, of the relations whose type ends so.
    private static Map<String, String> targets(
            XlsxArchive archive, String rels, String folder, String type)
            throws FileRefused, IOException {
        byte[] content = archive.small(rels);
        Map<String, String> targets = new HashMap<>();
        if (content == null) {
            return targets;
        }
        XmlCursor cursor = XmlCursor.ofUtf8(new ByteArrayInputStream(content));
        while (cursor.next()) {
            if (cursor.isStart()
                    && cursor.name().equals("Relationship")
                    && cursor.attribute("Type").endsWith(type)
                    && !cursor.attribute("TargetMode").equals("External")) {
                String target = cursor.attribute("Target");
                targets.put(
                        cursor.attribute("Id"),
                        target.startsWith("/") ? target.substring(1) : folder + target);
            }
        }
        return targets;
    }

    private static List<String> texts(XlsxArchive archive, String part)
            throws FileRefused, IOException {
        List<String> texts = new ArrayList<>();
        long chars = 0;
        try (InputStream in = archive.part(part)) {
            if (in == null) {
                return texts;
            }
            XmlCursor cursor = XmlCursor.ofUtf8(in);
            while (cursor.next()) {
                if (cursor.isStart() && cursor.name().equals("si")) {
                    String text = text(cursor, "si");
                    chars += text.length();
                    if (chars > TEXTS_CHARS_MAX) {
                        throw new FileRefused(ProblemCode.ARCHIVE_BOMB);
                    }
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /// The text of all runs below an element, without the readings of East Asian signs.
    static String text(XmlCursor cursor, String element) throws FileRefused {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int phonetic = 0;
        while (cursor.next()) {
            if (cursor.isStart()) {
                phonetic += cursor.name().equals("rPh") ? 1 : 0;
                inText = cursor.name().equals("t") && phonetic == 0;
            } else if (cursor.isEnd()) {
                phonetic -= cursor.name().equals("rPh") ? 1 : 0;
                inText = false;
                if (cursor.name().equals(element)) {
                    break;
                }
            } else if (inText && text.length() < TEXT_CHARS_MAX) {
                text.append(cursor.text());
            }
        }
        return text.toString();
    }

    private static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }
}
