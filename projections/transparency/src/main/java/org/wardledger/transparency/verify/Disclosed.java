package org.wardledger.transparency.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.TreeHead;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line of a ward, shown to be what a public entry committed to.
///
/// @param file and row it stands in
/// @param index of the entry in the log
/// @param entry the public entry
/// @param digest under which the entry commits to it
/// @param ward whose line it is
/// @param line its fields
record Disclosed(
        String file,
        int row,
        long index,
        JsonNode entry,
        byte[] digest,
        String ward,
        JsonNode line) {
    private static final int PATH_MAX = 20;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /// Empty where the row does not lead to the root in the entry, or is none.
    ///
    /// @param json `{"at":N,"d":"...","path":["..."],"w":"..."}`
    static Optional<Disclosed> read(
            String file, int row, long index, byte[] entryBytes, String json) {
        try {
            JsonNode entry = JSON.readTree(entryBytes);
            JsonNode told = JSON.readTree(json);
            String line = told.path("d").asString("");
            byte[] digest = sha256(line);
            JsonNode fields = opened(line, "l");
            String ward = told.path("w").asString("");
            boolean whose = text(sha256(ward)).equals(fields.path("w").asString(""));
            if (!whose || !leads(told, digest, entry.path("lr").asString(""))) {
                return Optional.empty();
            }
            String id = opened(ward, "w").asString("");
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Disclosed(file, row, index, entry, digest, id, fields));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// From the digest up to the root of the line tree, which is filled up to a power of two.
    private static boolean leads(JsonNode told, byte[] digest, String root) {
        List<Hash> path = new ArrayList<>();
        for (JsonNode each : told.path("path")) {
            path.add(hash(each.asString("")));
        }
        long at = told.path("at").asLong(-1);
        if (root.isEmpty() || path.size() > PATH_MAX || at < 0) {
            return false;
        }
        TreeHead head = new TreeHead(1L << path.size(), hash(root));
        return ProofCheck.inclusion(Hashes.leaf(digest), at, head, path) == ProofCheck.OK;
    }

    private static Hash hash(String base64) {
        return Hash.of(Base64.getUrlDecoder().decode(base64));
    }

    /// The value of `["salt","name",value]`.
    private static JsonNode opened(String disclosure, String name) {
        JsonNode parts = JSON.readTree(Base64.getUrlDecoder().decode(disclosure));
        if (parts.size() != 3 || !parts.path(1).asString("").equals(name)) {
            throw new IllegalArgumentException("another disclosure");
        }
        return parts.path(2);
    }

    static byte[] sha256(String disclosure) {
        return Hashes.sha256(disclosure.getBytes(US_ASCII)).bytes();
    }

    static String text(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    static List<String> rows(byte[] file) {
        return new String(file, UTF_8).lines().toList();
    }

    boolean sameAs(Disclosed other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    String type() {
        return entry.path("t").asString("");
    }

    /// Of a public field of the entry; empty where it has none.
    String shown(String field) {
        return entry.path("d").path(field).asString("");
    }

    /// Whether it is a posting line, with a number and a balance.
    boolean posting() {
        return line.has("n") && line.has("bal");
    }

    /// Throws [NumberFormatException] where the field is no number; nothing that was recorded by
    /// the ledger has such a line.
    long number(String field) {
        return Long.parseLong(line.path(field).asString(""));
    }

    /// How the balance changed, by the type of the event.
    long change() {
        long amt = number("amt");
        return switch (type()) {
            case "receipt.allocated.v1", "expenditure.refunded.v1", "transfer.received.v1" -> amt;
            case "posting.reversed.v1" ->
                    line.path("dir").asString("").equals("IN") ? amt : Math.negateExact(amt);
            case String _ -> Math.negateExact(amt);
        };
    }
}
