package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hash;

/// That an entry stands in the log, for whoever has the entry (C2SP tlog-proof). One text file,
/// `.tlog-proof`, which needs no network to check.
///
/// @param extra whatever the maker put beside it; nothing vouches for it
/// @param path from the leaf's sibling up
public record TlogProof(
        Optional<String> extra, long index, List<Hash> path, SignedCheckpoint checkpoint) {
    public static final int BYTES_MAX = 4 * 1_024 * 1_024;

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int PATH_MAX = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    public static TlogProof of(long index, List<Hash> path, SignedCheckpoint checkpoint) {
        return new TlogProof(Optional.empty(), index, path, checkpoint);
    }

    public TlogProof withExtra(byte[] bytes) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        return new TlogProof(Optional.of(encoded), index, path, checkpoint);
    }

    public static Parsed<TlogProof> parse(byte[] bytes) {
        return Parsed.by(() -> read(Strict.text(bytes, BYTES_MAX)));
    }

    private static TlogProof read(String text) throws Malformed {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new Malformed("proof.form", "no checkpoint behind an empty line");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        if (!lines.getFirst().equals(FIRST)) {
            throw new Malformed("proof.form", "does not begin with " + FIRST);
        }
        Optional<String> extra = Optional.empty();
        int next = 1;
        if (next < lines.size() && lines.get(next).startsWith(EXTRA)) {
            extra = Optional.of(lines.get(next).substring(EXTRA.length()));
            var _ = Strict.base64(extra.get());
            next++;
        }
        if (next >= lines.size() || !lines.get(next).startsWith(INDEX)) {
            throw new Malformed("proof.form", "no index");
        }
        long index = Strict.decimal(lines.get(next).substring(INDEX.length()));
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(next + 1, lines.size())) {
            if (path.size() == PATH_MAX) {
                throw new Malformed("proof.form", "more than " + PATH_MAX + " hashes");
            }
            path.add(Strict.hash(line));
        }
        byte[] checkpoint = text.substring(blank + 2).getBytes(UTF_8);
        return new TlogProof(extra, index, path, SignedCheckpoint.parse(checkpoint).orThrow());
    }

    public String format() {
        var text = new StringBuilder(FIRST).append('\n');
        extra.ifPresent(e -> text.append(EXTRA).append(e).append('\n'));
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.note().format()).toString();
    }
}
