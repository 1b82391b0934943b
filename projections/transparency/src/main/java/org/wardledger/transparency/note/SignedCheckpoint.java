package org.wardledger.transparency.note;

import java.util.List;
import org.wardledger.transparency.merkle.TreeHead;

/// A checkpoint and the note it came in. Nothing has been verified yet.
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {

    public static Parsed<SignedCheckpoint> parse(byte[] bytes) {
        return Parsed.by(
                () -> {
                    SignedNote note = SignedNote.parse(bytes).orThrow();
                    return new SignedCheckpoint(Checkpoint.parse(note.text()).orThrow(), note);
                });
    }

    public static SignedCheckpoint sign(SigningKey key, TreeHead head) {
        Checkpoint checkpoint = Checkpoint.of(key.name(), head);
        String body = checkpoint.body();
        var note = new SignedNote(body, List.of(key.sign(body)));
        return new SignedCheckpoint(checkpoint, note);
    }

    public TreeHead head() {
        return checkpoint.head();
    }

    public long size() {
        return checkpoint.head().size();
    }

    public String origin() {
        return checkpoint.origin();
    }

    public byte[] bytes() {
        return note.bytes();
    }
}
