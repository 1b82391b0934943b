package org.wardledger.statements.text;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Finds the charset of a statement from its bytes; what the file says about itself is ignored,
/// because banks write `Кодировка=Windows` into UTF-8 and DOS files alike.
///
/// UTF-8 is proven by a strict decode. Else the one-byte candidates are compared by the words that
/// every statement has and by the share of letters that Russian and Kazakh text uses. Windows bytes
/// are read with the Kazakh letters of KZ-1048, which is windows-1251 for all that Russian needs.
public final class Charsets {

    private static final int SAMPLE_BYTES = 64 * 1024;
    private static final int WORD_WEIGHT = 500;
    private static final String LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі№«»";
    private static final List<String> WORDS =
            List.of(
                    "секциядокумент",
                    "назначениеплатежа",
                    "датаначала",
                    "расчсчет",
                    "плательщик",
                    "получатель",
                    "назначение",
                    "сумма",
                    "дата",
                    "дебет",
                    "кредит",
                    "счет",
                    "остаток",
                    "күні",
                    "шот");

    private static final Charset WINDOWS = Charset.forName("windows-1251");
    private static final Charset DOS = Charset.forName("IBM866");

    private Charsets() {}

    /// @param broken the bytes are not wholly text of this charset
    /// @param skip bytes of a byte order mark to leave out
    public record Found(Charset charset, int skip, boolean broken) {}

    public static Found detect(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, 3, !isUtf8(bytes, 3));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new Found(StandardCharsets.UTF_16LE, 2, bytes.length % 2 != 0);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new Found(StandardCharsets.UTF_16BE, 2, bytes.length % 2 != 0);
        }
        if (isUtf8(bytes, 0)) {
            return new Found(StandardCharsets.UTF_8, 0, false);
        }
        long utf8 = score(bytes, StandardCharsets.UTF_8);
        long windows = score(bytes, WINDOWS);
        long dos = score(bytes, DOS);
        if (utf8 > windows && utf8 > dos) {
            return new Found(StandardCharsets.UTF_8, 0, true);
        }
        return new Found(dos > windows ? DOS : WINDOWS, 0, false);
    }

    /// The text of the bytes, without the byte order mark.
    public static Reader open(byte[] bytes, Found found) {
        int length = bytes.length - found.skip();
        InputStream in = new ByteArrayInputStream(bytes, found.skip(), length);
        Reader reader = new InputStreamReader(in, found.charset());
        return found.charset().equals(WINDOWS) ? new KazakhWindowsReader(reader) : reader;
    }

    /// No text in any of these charsets has a NUL, except UTF-16 with its mark.
    public static boolean isBinary(byte[] bytes, Found found) {
        if (found.charset().equals(StandardCharsets.UTF_16LE)
                || found.charset().equals(StandardCharsets.UTF_16BE)) {
            return false;
        }
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] bytes, int from) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static long score(byte[] bytes, Charset charset) {
        int length = Math.min(bytes.length, SAMPLE_BYTES);
        String text = new String(bytes, 0, length, charset).toLowerCase(Locale.ROOT);
        boolean windows = charset.equals(WINDOWS);
        long score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = windows ? KazakhWindowsReader.kazakh(text.charAt(i)) : text.charAt(i);
            if (c >= 0x80) {
                score += LETTERS.indexOf(c) >= 0 ? 1 : -2;
            }
        }
        for (String word : WORDS) {
            score += text.contains(word) ? WORD_WEIGHT : 0;
        }
        return score;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
