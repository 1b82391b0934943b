package org.wardledger.statements.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.FileRefused;

/// The central directory of a ZIP archive in memory, read here because the platform's stream reader
/// ignores it and stumbles over the 64-bit trailers that spreadsheet exporters write, and its file
/// reader wants private data in a temporary file. Every offset is checked against the array.
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int COMMENT_MAX = 0xFFFF;
    private static final int ENCRYPTED = 1;
    private static final int BIG_EXTRA = 1;
    private static final long BIG = 0xFFFFFFFFL;

    private final ByteBuffer zip;

    private ZipDirectory(byte[] bytes) {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// One packed part.
    ///
    /// @param method 0 stored, 8 deflated
    /// @param start of the packed bytes
    record Entry(String name, int method, long crc, int start, int packedBytes) {}

    static List<Entry> read(byte[] bytes, int entriesMax) throws FileRefused {
        try {
            return new ZipDirectory(bytes).entries(entriesMax);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw broken();
        }
    }

    private List<Entry> entries(int entriesMax) throws FileRefused {
        int end = end();
        int count = unsignedShort(end + 10);
        if (count > entriesMax) {
            throw new FileRefused(ProblemCode.ARCHIVE_BOMB);
        }
        int at = offset(unsignedInt(end + 16));
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (zip.getInt(at) != CENTRAL) {
                throw broken();
            }
            entries.add(entry(at));
            at +=
                    CENTRAL_BYTES
                            + unsignedShort(at + 28)
                            + unsignedShort(at + 30)
                            + unsignedShort(at + 32);
        }
        return entries;
    }

    private Entry entry(int at) throws FileRefused {
        int nameBytes = unsignedShort(at + 28);
        byte[] name = new byte[nameBytes];
        zip.get(at + CENTRAL_BYTES, name);
        long packed = unsignedInt(at + 20);
        long unpacked = unsignedInt(at + 24);
        long header = unsignedInt(at + 42);
        int extra = at + CENTRAL_BYTES + nameBytes;
        int extraEnd = extra + unsignedShort(at + 30);
        int big = big(extra, extraEnd);
        if (unpacked == BIG) {
            big += 8;
        }
        if (packed == BIG) {
            packed = zip.getLong(big);
            big += 8;
        }
        if (header == BIG) {
            header = zip.getLong(big);
        }
        int local = offset(header);
        if (zip.getInt(local) != LOCAL || (unsignedShort(at + 8) & ENCRYPTED) != 0) {
            throw broken();
        }
        int start = local + LOCAL_BYTES + unsignedShort(local + 26) + unsignedShort(local + 28);
        int packedBytes = offset(packed);
        if (start > zip.capacity() - packedBytes) {
            throw broken();
        }
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                unsignedShort(at + 10),
                unsignedInt(at + 16),
                start,
                packedBytes);
    }

    /// Where the 64-bit sizes are, if the entry has them.
    private int big(int extra, int extraEnd) {
        int at = extra;
        while (at + 4 <= extraEnd) {
            if (unsignedShort(at) == BIG_EXTRA) {
                return at + 4;
            }
            at += 4 + unsignedShort(at + 2);
        }
        return extraEnd;
    }

    /// The end record stands at the end, before a comment at most.
    private int end() throws FileRefused {
        int last = zip.capacity() - END_BYTES;
        for (int at = last; at >= 0 && at >= last - COMMENT_MAX; at--) {
            if (zip.getInt(at) == END && unsignedShort(at + 20) == last - at) {
                return at;
            }
        }
        throw broken();
    }

    private int offset(long value) throws FileRefused {
        if (value < 0 || value > zip.capacity()) {
            throw broken();
        }
        return (int) value;
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }

    private static FileRefused broken() {
        return new FileRefused(ProblemCode.ARCHIVE_BROKEN);
    }
}
