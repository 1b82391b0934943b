package org.wardledger.statements.camt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.FileRefused;
import org.wardledger.statements.text.XmlCursor;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/// The element the cursor stands on, with all below it, lifted to the shape of version 8 on its way
/// to the binding, so that one set of library classes serves versions 2 to 8. What changed between
/// them, as far as it is used here:
///
/// - up to version 6 `Sts` holds the code itself, later a `Cd` or `Prtry` inside;
/// - up to version 6 the parties (`Dbtr`, `Cdtr`, ...) hold name and ids themselves, later inside a
///   `Pty` or `Agt`;
/// - namespaces differ: they are left out, as the library's own reader does;
/// - `DtTm` stands where `Dt` may stand: the day is taken as the bank wrote it, in its own zone;
///   what is no day is left out, because the library would quietly make 30 June of 31 June.
final class Subtree extends XMLFilterImpl {

    private static final String CURRENCY = "Ccy";
    private static final int ELEMENTS_MAX = 2_000_000;
    private static final int RAW_CHARS_MAX = 64;
    private static final int RAW_DEPTH_MAX = 3;
    private static final Set<String> PARTIES =
            Set.of("Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty", "TradgPty");

    private final XmlCursor cursor;
    private final Map<String, String> leaves = new HashMap<>();
    private final Deque<Element> path = new ArrayDeque<>();
    private int elements;
    private @Nullable FileRefused refused;

    Subtree(XmlCursor cursor) {
        this.cursor = cursor;
    }

    private static final class Element {
        final String name;
        final boolean party;
        final StringBuilder text = new StringBuilder();
        boolean hasChild;
        boolean wrapped;

        Element(String name, boolean party) {
            this.name = name;
            this.party = party;
        }
    }

    /// The text of a leaf by its path of one or two names below the root, as the file has it; the
    /// first one counts.
    @Nullable String leaf(String leafPath) {
        return leaves.get(leafPath);
    }

    /// Reads the subtree for its leaves alone.
    Subtree read() throws FileRefused {
        try {
            walk();
        } catch (SAXException e) {
            throw new IllegalStateException("no handler is set that could throw", e);
        }
        return this;
    }

    /// Why the walk ended early although the binding saw only a SAXException.
    @Nullable FileRefused refused() {
        return refused;
    }

    @Override
    public void parse(InputSource ignored) throws SAXException {
        try {
            walk();
        } catch (FileRefused e) {
            refused = e;
            throw new SAXException(e);
        }
    }

    @Override
    public void setFeature(String name, boolean value) {
        // The binding asks for namespaces, which this source has none of.
    }

    private void walk() throws FileRefused, SAXException {
        startDocument();
        start();
        int root = cursor.depth();
        while (cursor.depth() >= root) {
            if (!cursor.next()) {
                throw new FileRefused(ProblemCode.XML_MALFORMED);
            }
            if (cursor.isStart()) {
                start();
            } else if (cursor.isEnd()) {
                end();
            } else {
                path.element().text.append(cursor.text());
            }
        }
        endDocument();
    }

    private void start() throws FileRefused, SAXException {
        if (++elements > ELEMENTS_MAX) {
            throw new FileRefused(ProblemCode.TOO_MANY_LINES);
        }
        String name = cursor.name();
        Element parent = path.peek();
        boolean inParties = parent != null && parent.name.equals("RltdPties");
        if (parent != null) {
            if (parent.party && !parent.hasChild && !name.equals("Pty") && !name.equals("Agt")) {
                open("Pty", "");
                parent.wrapped = true;
            }
            parent.hasChild = true;
        }
        path.push(new Element(name, inParties && PARTIES.contains(name)));
        open(isMoment(name) ? "Dt" : name, cursor.attribute(CURRENCY));
    }

    private void end() throws SAXException {
        Element element = path.element();
        String text = element.hasChild ? "" : element.text.toString().strip();
        if (!element.hasChild) {
            note(text);
        }
        path.pop();
        if (element.name.equals("Sts") && !text.isEmpty()) {
            open("Cd", "");
            text(text);
            close("Cd");
        } else if (!text.isEmpty()) {
            boolean date = isMoment(element.name) || element.name.equals("Dt");
            text(date ? CamtDates.day(text) : text);
        }
        if (element.wrapped) {
            close("Pty");
        }
        close(isMoment(element.name) ? "Dt" : element.name);
    }

    private static boolean isMoment(String name) {
        return name.equals("DtTm");
    }

    private void note(String text) {
        if (path.size() > RAW_DEPTH_MAX) {
            return;
        }
        StringBuilder leafPath = new StringBuilder();
        var names = path.descendingIterator();
        names.next();
        while (names.hasNext()) {
            leafPath.append(leafPath.isEmpty() ? "" : "/").append(names.next().name);
        }
        String cut = text.length() > RAW_CHARS_MAX ? text.substring(0, RAW_CHARS_MAX) : text;
        leaves.putIfAbsent(leafPath.toString(), cut);
    }

    private void open(String name, String currency) throws SAXException {
        AttributesImpl attributes = new AttributesImpl();
        if (!currency.isEmpty()) {
            attributes.addAttribute("", CURRENCY, CURRENCY, "CDATA", currency);
        }
        startElement("", name, name, attributes);
    }

    private void text(String text) throws SAXException {
        ContentHandler handler = getContentHandler();
        if (handler != null) {
            handler.characters(text.toCharArray(), 0, text.length());
        }
    }

    private void close(String name) throws SAXException {
        endElement("", name, name);
    }
}
