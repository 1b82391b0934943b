package org.wardledger.web.search;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.Formats;
import org.wardledger.web.institution.Names;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Cursor;
import org.wardledger.web.reading.Documents;

/// A result as a table for a spreadsheet. Cells that a spreadsheet would run as a formula are
/// quoted with an apostrophe; amounts are plain tenge with a point, so that they can be added up.
@Component
class PostingExport {
    private static final String HEADER =
            "position,day,month,kind,state,institution,region,group,category,supplier,amount,"
                    + "currency,expenditure,text\r\n";
    private final Documents documents;
    private final Names names;

    PostingExport(Documents documents, Names names) {
        this.documents = documents;
        this.names = names;
    }

    void write(Question question, At at, Formats formats, Writer out) throws IOException {
        Map<String, String> homes = names.all(at).inWords(formats);
        out.write('\ufeff');
        out.write(HEADER);
        try (Cursor<PostingView> found =
                new Cursor<>(
                        documents,
                        PostingView.PROJECTION,
                        question.filter(at),
                        question.order().sort())) {
            for (PostingView next = found.peek(); next != null; next = found.peek()) {
                out.write(row(next, homes, formats));
                found.skip();
            }
        }
        out.flush();
    }

    private static String row(PostingView p, Map<String, String> homes, Formats formats) {
        return String.join(
                        ",",
                        Long.toString(p.position()),
                        p.day().toString(),
                        p.month().toString(),
                        p.kind().name(),
                        p.state().name(),
                        cell(homes.getOrDefault(p.institution(), p.institution())),
                        cell(p.region()),
                        cell(p.group()),
                        cell(p.category()),
                        cell(
                                p.supplierName() == null
                                        ? p.supplier()
                                        : formats.name(p.supplierName())),
                        amount(p.amount()),
                        p.cur(),
                        cell(p.expenditure()),
                        cell(items(p, formats)))
                + "\r\n";
    }

    private static String items(PostingView p, Formats formats) {
        return String.join(
                "; ",
                p.items().stream()
                        .filter(i -> i.name() != null)
                        .map(i -> formats.name(i.name()))
                        .toList());
    }

    private static String amount(@Nullable Long tiyn) {
        if (tiyn == null) {
            return "";
        }
        return BigDecimal.valueOf(tiyn, 2).toPlainString();
    }

    /// A quoted cell; what a spreadsheet would take for a formula begins with an apostrophe.
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
