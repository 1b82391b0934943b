package org.wardledger.statements.text;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of a text with any line ends (LF, CRLF, CR), none longer than asked for: what is longer is
/// cut and [#cut()] says so, since a gigabyte without a line end must not become one string.
public final class BoundedLines {

    private final Reader in;
    private final int lineCharsMax;
    private final char[] buffer = new char[8192];
    private int at;
    private int filled;
    private int number;
    private boolean cut;
    private boolean skipLineFeed;

    public BoundedLines(Reader in, int lineCharsMax) {
        this.in = in;
        this.lineCharsMax = lineCharsMax;
    }

    /// The next line, or null at the end.
    public @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        cut = false;
        boolean any = false;
        while (at < filled || fill()) {
            char c = buffer[at++];
            if (skipLineFeed && c == '\n') {
                skipLineFeed = false;
                continue;
            }
            skipLineFeed = c == '\r';
            any = true;
            if (c == '\n' || c == '\r') {
                number++;
                return line.toString();
            }
            if (line.length() < lineCharsMax) {
                line.append(c);
            } else {
                cut = true;
            }
        }
        if (any) {
            number++;
        }
        return any ? line.toString() : null;
    }

    /// Number of the line last given, from 1.
    public int number() {
        return number;
    }

    /// Whether the line last given was longer than allowed.
    public boolean cut() {
        return cut;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = in.read(buffer, 0, buffer.length);
        return filled > 0;
    }
}
