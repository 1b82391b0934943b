package org.wardledger.transparency.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;

/// The synthetic account of one ward, written as the published language says and without any code
/// of the ledger: receipts, payments and monthly statements, each in an entry with its line tree.
final class WardBooks {
    static final String WARD = "wrd_0000000000000001";
    private static final int LEAVES = 16;

    final MemoryStore store = new MemoryStore();

    /// What the ward's side is handed: rows by index.
    final SortedMap<Long, List<String>> rows = new TreeMap<>();

    private final String ward;
    private final List<byte[]> month = new ArrayList<>();
    private long n = 1;
    private long balance;
    private long opening;
    private long in;
    private long out;
    private int serial;

    WardBooks(String ward) {
        this.ward = ward;
    }

    /// A year of receipts and payments, with a statement for each month.
    static WardBooks year() {
        WardBooks books = new WardBooks(WARD);
        for (int i = 0; i < 12; i++) {
            books.receives(70_000);
            books.pays(20_000 + i);
            books.closes(YearMonth.of(2026, 1).plusMonths(i));
        }
        return books;
    }

    void receives(long amt) {
        balance += amt;
        in += amt;
        line("receipt.allocated.v1", amt);
    }

    void pays(long amt) {
        balance -= amt;
        out += amt;
        line("expenditure.paid.v1", amt);
    }

    private void line(String type, long amt) {
        String fields = "\"amt\":\"%d\",\"bal\":\"%d\",\"n\":\"%d\"".formatted(amt, balance, n++);
        month.add(record(type, "", fields));
    }

    /// A line with other fields than the ledger writes.
    void says(String type, String fields) {
        record(type, "\"period\":\"2026-13\"", fields);
    }

    void closes(YearMonth period) {
        byte[] digests = new byte[32 * month.size()];
        for (int i = 0; i < month.size(); i++) {
            System.arraycopy(month.get(i), 0, digests, 32 * i, 32);
        }
        String fields =
                ("\"closing\":\"%d\",\"first\":\"%d\",\"h\":\"%s\",\"in\":\"%d\",\"last\":\"%d\","
                                + "\"opening\":\"%d\",\"out\":\"%d\",\"reserved\":\"0\"")
                        .formatted(
                                balance,
                                n - month.size(),
                                text(Hashes.sha256(digests).bytes()),
                                in,
                                n - 1,
                                opening,
                                out);
        record("wardstatement.issued.v1", "\"period\":\"" + period + "\"", fields);
        opening = balance;
        in = 0;
        out = 0;
        month.clear();
    }

    /// Digest of the line.
    private byte[] record(String type, String data, String fields) {
        long index = store.head();
        String salt = text(Hashes.sha256(("salt " + serial++ + ward).getBytes(US_ASCII)).bytes());
        String who = base64("[\"%s\",\"w\",\"%s\"]".formatted(salt, ward));
        String line =
                base64(
                        "[\"%s\",\"l\",{%s,\"w\":\"%s\"}]"
                                .formatted(salt, fields, text(digest(who))));
        byte[][] leaves = new byte[LEAVES][];
        for (int i = 1; i < LEAVES; i++) {
            leaves[i] = Hashes.sha256(("decoy " + i + " " + index).getBytes(US_ASCII)).bytes();
        }
        leaves[0] = digest(line);
        Arrays.sort(leaves, Arrays::compareUnsigned);
        int at = Arrays.binarySearch(leaves, digest(line), Arrays::compareUnsigned);
        List<String> path = new ArrayList<>();
        String root = root(leaves, at, path);
        store.add(
                "{\"d\":{%s},\"f\":1,\"id\":\"%s\",\"lr\":\"%s\",\"sd\":[],\"t\":\"%s\"}"
                        .formatted(data, new UUID(7, index), root, type));
        rows.put(
                index,
                List.of(
                        "{\"at\":%d,\"d\":\"%s\",\"path\":[\"%s\"],\"w\":\"%s\"}"
                                .formatted(at, line, String.join("\",\"", path), who)));
        return digest(line);
    }

    private static String root(byte[][] leaves, int leaf, List<String> path) {
        List<Hash> level = Arrays.stream(leaves).map(Hashes::leaf).toList();
        int at = leaf;
        while (level.size() > 1) {
            path.add(text(level.get(at ^ 1).bytes()));
            List<Hash> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                next.add(Hashes.node(level.get(i), level.get(i + 1)));
            }
            level = next;
            at /= 2;
        }
        return text(level.getFirst().bytes());
    }

    private static byte[] digest(String disclosure) {
        return Hashes.sha256(disclosure.getBytes(US_ASCII)).bytes();
    }

    static String base64(String json) {
        return text(json.getBytes(US_ASCII));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
