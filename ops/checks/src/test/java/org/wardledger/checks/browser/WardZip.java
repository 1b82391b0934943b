package org.wardledger.checks.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The file about one ward by the names of what is in it, and what somebody could do to a part.
final class WardZip {
    private WardZip() {}

    /// Names of the files with lines, in the order of the log.
    static List<String> lines(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.startsWith("disclosures/"))
                .sorted((a, b) -> Long.compare(index(a), index(b)))
                .toList();
    }

    static long index(String name) {
        return Long.parseLong(name.replaceAll("[^0-9]", ""));
    }

    static String type(Map<String, byte[]> files, String name) {
        String entry = new String(files.get("leaves/" + index(name) + ".entry"), UTF_8);
        return entry.replaceAll("(?s).*\"t\":\"([^\"]+)\".*", "$1");
    }

    static FilePayload zip(Map<String, byte[]> files, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(method);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return new FilePayload("ward.zip", "application/zip", bytes.toByteArray());
    }

    static byte[] changed(byte[] row) {
        byte[] other = row.clone();
        int at = new String(row, UTF_8).indexOf("\"d\":\"") + 90;
        other[at] = (byte) (other[at] == 'A' ? 'B' : 'A');
        return other;
    }

    static byte[] together(byte[] first, byte[] second) {
        return (new String(first, UTF_8) + new String(second, UTF_8)).getBytes(UTF_8);
    }

    static String entry(String name) {
        return "leaves/" + index(name) + ".entry";
    }

    static byte[] changedEntry(Map<String, byte[]> files, String name) {
        byte[] other = files.get(entry(name)).clone();
        other[other.length - 5]++;
        return other;
    }
}
