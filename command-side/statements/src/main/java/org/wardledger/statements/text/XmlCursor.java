package org.wardledger.statements.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.wardledger.statements.ProblemCode;

/// A cursor over XML from strangers: no document type, no entities, nothing fetched from anywhere,
/// no deeper than a statement is. Always the parser of the Java platform, whatever else is on the
/// class path, so that these settings mean what they say.
public final class XmlCursor {

    private static final int DEPTH_MAX = 60;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int HEAD_BYTES = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private final XMLStreamReader reader;
    private int depth;

    /// XML in the charset that the bytes prove or declare.
    public static XmlCursor of(byte[] bytes) throws FileRefused {
        return new XmlCursor(text(bytes));
    }

    /// XML in UTF-8, damaged letters refused; the stream is the caller's to close.
    public static XmlCursor ofUtf8(InputStream in) throws FileRefused {
        BufferedReader text = new BufferedReader(strict(in, UTF_8));
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (IOException e) {
            throw new FileRefused(ProblemCode.XML_MALFORMED);
        }
        return new XmlCursor(text);
    }

    private XmlCursor(Reader text) throws FileRefused {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            reader = factory.createXMLStreamReader(text);
        } catch (XMLStreamException | RuntimeException e) {
            throw new FileRefused(ProblemCode.XML_MALFORMED);
        }
    }

    /// Strict text in the charset that the file proves or declares. Decoded here because the
    /// platform's parser prints a line to the console for each damaged letter.
    private static Reader text(byte[] bytes) {
        Charsets.Found found = Charsets.detect(bytes);
        Charset charset = found.charset();
        boolean proven = found.skip() > 0 || (charset.equals(UTF_8) && !found.broken());
        if (!proven) {
            String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), US_ASCII);
            Matcher declared = ENCODING.matcher(head);
            boolean known = declared.find() && Charset.isSupported(declared.group(1));
            charset = known ? Charset.forName(declared.group(1)) : UTF_8;
        }
        int length = bytes.length - found.skip();
        return strict(new ByteArrayInputStream(bytes, found.skip(), length), charset);
    }

    private static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// To the next start, end or text; false at the end of the document.
    public boolean next() throws FileRefused {
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEPTH_MAX) {
                        throw new FileRefused(ProblemCode.XML_TOO_DEEP);
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    return true;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new FileRefused(ProblemCode.XML_FORBIDDEN);
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    public boolean isStart() {
        return reader.isStartElement();
    }

    public boolean isEnd() {
        return reader.isEndElement();
    }

    public String name() {
        return reader.getLocalName();
    }

    public String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    public String text() {
        return reader.getText();
    }

    /// The value of an attribute, empty if it is not there.
    public String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// The id that a workbook relates an element to a part by; it has a namespace, and two of them.
    public String relation() {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("id")
                    && namespace != null
                    && namespace.endsWith("/relationships")) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    public int depth() {
        return depth;
    }

    /// The platform's parser answers some damaged input with an unchecked exception of its own
    /// instead of an XMLStreamException; to the file's sender both mean the same.
    private int advance() throws FileRefused {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException e) {
            throw new FileRefused(ProblemCode.XML_MALFORMED);
        }
    }
}
