package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A text and who signed it (C2SP signed-note). The text means nothing before [#signers] has
/// named a key that the reader trusts.
///
/// @param text ends with a line feed
public record SignedNote(String text, List<NoteSignature> signatures) {
    public static final int BYTES_MAX = 256 * 1_024;
    private static final int SIGNATURES_MAX = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    public static Parsed<SignedNote> parse(byte[] bytes) {
        return Parsed.by(() -> read(Strict.text(bytes, BYTES_MAX)));
    }

    private static SignedNote read(String note) throws Malformed {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new Malformed("note.form", "not a text, an empty line and signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            if (signatures.size() == SIGNATURES_MAX) {
                throw new Malformed("note.too-many-signatures", "more than " + SIGNATURES_MAX);
            }
            signatures.add(NoteSignature.read(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    public String format() {
        var all = new StringBuilder(text).append('\n');
        signatures.forEach(s -> all.append(s.line()));
        return all.toString();
    }

    public byte[] bytes() {
        return format().getBytes(UTF_8);
    }

    public SignedNote with(Collection<NoteSignature> more) {
        var all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    /// Those of the known keys that signed. Other signatures are passed over; a bad one under a
    /// known name and id condemns the note, whatever else it carries.
    public Parsed<Set<Vkey>> signers(Collection<Vkey> known) {
        return Parsed.by(() -> check(known));
    }

    private Set<Vkey> check(Collection<Vkey> known) throws Malformed {
        Set<Vkey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (Vkey key : known) {
                if (!signature.claims(key)) {
                    continue;
                }
                if (!signature.verifies(key, text)) {
                    throw new Malformed("note.bad-signature", key.name());
                }
                signers.add(key);
            }
        }
        return signers;
    }
}
