package org.wardledger.transparency.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.note.Malformed;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SignedNote;
import org.wardledger.transparency.note.Strict;

/// What a log sends to a witness (C2SP tlog-witness): a checkpoint, and the proof that it continues
/// the one of size `oldSize` that the witness has seen.
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {
    static final int PROOF_MAX = 63;
    static final int BYTES_MAX = SignedNote.BYTES_MAX;

    private static final String OLD = "old ";

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    public static Parsed<AddCheckpoint> parse(byte[] body) {
        return Parsed.by(() -> read(Strict.text(body, BYTES_MAX)));
    }

    private static AddCheckpoint read(String text) throws Malformed {
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(OLD)) {
            throw new Malformed("witness.form", "not an old size, a proof and a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (lines.length - 1 > PROOF_MAX) {
            throw new Malformed("witness.form", "more than " + PROOF_MAX + " hashes");
        }
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Strict.hash(lines[i]));
        }
        byte[] checkpoint = text.substring(blank + 2).getBytes(UTF_8);
        return new AddCheckpoint(
                Strict.decimal(lines[0].substring(OLD.length())),
                proof,
                SignedCheckpoint.parse(checkpoint).orThrow());
    }

    public byte[] body() {
        var body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint.note().format()).toString().getBytes(UTF_8);
    }
}
