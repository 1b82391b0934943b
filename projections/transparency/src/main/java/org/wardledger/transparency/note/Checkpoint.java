package org.wardledger.transparency.note;

import java.util.Arrays;
import java.util.List;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.TreeHead;

/// The text that a log signs (C2SP tlog-checkpoint): whose log, how long, which root.
///
/// @param origin name of the log, and of the key that signs for it
/// @param extensions lines of others; we write none
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
    }

    public static Checkpoint of(String origin, TreeHead head) {
        return new Checkpoint(origin, head, List.of());
    }

    public static Parsed<Checkpoint> parse(String text) {
        return Parsed.by(() -> read(text));
    }

    private static Checkpoint read(String text) throws Malformed {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty() || lines[0].isEmpty()) {
            throw new Malformed("checkpoint.form", "not origin, size and root");
        }
        long size = Strict.decimal(lines[1]);
        Hash root = Strict.hash(lines[2]);
        List<String> extensions = Arrays.asList(lines).subList(3, lines.length - 1);
        if (extensions.contains("")) {
            throw new Malformed("checkpoint.form", "an empty extension line");
        }
        return new Checkpoint(lines[0], new TreeHead(size, root), extensions);
    }

    /// The bytes that are signed.
    public String body() {
        var body = new StringBuilder();
        body.append(origin).append('\n');
        body.append(head.size()).append('\n');
        body.append(head.root().base64()).append('\n');
        extensions.forEach(line -> body.append(line).append('\n'));
        return body.toString();
    }
}
