package org.wardledger.statements.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Turns windows-1251 text into what KZ-1048 (STRK 1048-2002) means by the same bytes: the Kazakh
/// letters stand in the places of Serbian, Ukrainian and Belarusian ones, which do not occur in
/// these statements. The Java platform has no KZ-1048 of its own.
final class KazakhWindowsReader extends FilterReader {

    private static final String WINDOWS = "ЌЋќћЎўЈҐЄЇґєјЅѕї";
    private static final String KAZAKH = "ҚҺқһҰұӘӨҒҮөғәҢңү";

    KazakhWindowsReader(Reader in) {
        super(in);
    }

    static char kazakh(char windows) {
        int at = windows < 0x400 || windows > 0x491 ? -1 : WINDOWS.indexOf(windows);
        return at < 0 ? windows : KAZAKH.charAt(at);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        return c < 0 ? c : kazakh((char) c);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            buffer[i] = kazakh(buffer[i]);
        }
        return read;
    }
}
