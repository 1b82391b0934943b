package org.wardledger.statements.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.FileRefused;

/// The parts of an XLSX file. Opening it unpacks every part once, to count the bytes before anyone
/// relies on them and to compare the checksums; a part is unpacked again when it is read.
final class XlsxArchive {

    private static final int ENTRIES_MAX = 2_000;
    private static final int SMALL_BYTES_MAX = 4 << 20;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final byte[] bytes;
    private final Map<String, ZipDirectory.Entry> entries = new HashMap<>();

    private XlsxArchive(byte[] bytes) {
        this.bytes = bytes;
    }

    static XlsxArchive open(byte[] bytes, long unpackedBytesMax) throws FileRefused {
        XlsxArchive archive = new XlsxArchive(bytes);
        long left = unpackedBytesMax;
        for (ZipDirectory.Entry entry : ZipDirectory.read(bytes, ENTRIES_MAX)) {
            if (archive.entries.putIfAbsent(key(entry.name()), entry) != null) {
                throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
            }
            left -= archive.proven(entry, left);
        }
        return archive;
    }

    /// A part that says what other parts are; null if there is none of that name.
    byte @Nullable [] small(String name) throws FileRefused, IOException {
        try (InputStream in = part(name)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readNBytes(SMALL_BYTES_MAX + 1);
            if (content.length > SMALL_BYTES_MAX) {
                throw new FileRefused(ProblemCode.ARCHIVE_BOMB);
            }
            return content;
        }
    }

    /// A part of any size; null if there is none of that name. The caller closes it.
    @Nullable InputStream part(String name) throws FileRefused {
        ZipDirectory.Entry entry = entries.get(key(name));
        return entry == null ? null : unpack(entry);
    }

    private InputStream unpack(ZipDirectory.Entry entry) throws FileRefused {
        InputStream packed = new ByteArrayInputStream(bytes, entry.start(), entry.packedBytes());
        return switch (entry.method()) {
            case STORED -> packed;
            case DEFLATED -> new Unpacking(packed);
            default -> throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
        };
    }

    /// How many bytes the part has, if its checksum is right and they are not beyond what is left.
    private long proven(ZipDirectory.Entry entry, long left) throws FileRefused {
        byte[] buffer = new byte[64 * 1024];
        CRC32 crc = new CRC32();
        long unpacked = 0;
        try (InputStream in = unpack(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                unpacked += read;
                if (unpacked > left) {
                    throw new FileRefused(ProblemCode.ARCHIVE_BOMB);
                }
            }
        } catch (IOException e) {
            throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
        }
        if (crc.getValue() != entry.crc()) {
            throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
        }
        return unpacked;
    }

    private static String key(String name) {
        String plain = name.replace('\\', '/');
        return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }

    /// Frees its native memory on close, not whenever the collector comes by.
    private static final class Unpacking extends InflaterInputStream {
        Unpacking(InputStream packed) {
            super(packed, new Inflater(true), 16 * 1024);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
