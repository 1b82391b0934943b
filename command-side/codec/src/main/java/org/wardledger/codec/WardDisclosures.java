package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wardledger.codec.EntryReader.OpenedLine;
import org.wardledger.codec.EntryReader.Unsealed;
import org.wardledger.events.Id;
import org.wardledger.eventstore.StoredEvent;

/// What may be handed to a ward's side: the ward's own lines with their salts, and the way from
/// each to the root in the public entry. Whoever holds them needs nobody to check them, also after
/// the ward was erased here.
public final class WardDisclosures {
    private final KeyRing keys;

    public WardDisclosures(KeyRing keys) {
        this.keys = keys;
    }

    /// One line of a ward.
    ///
    /// @param line disclosure `["salt","l",{...}]` in base64url
    /// @param ward disclosure of whose it is; its digest is `w` in the line
    /// @param at place among the leaves of the line tree, from 0
    /// @param path hashes from the leaf to the root, base64url
    public record Shown(String line, String ward, int at, List<String> path) {
        public Shown {
            path = List.copyOf(path);
        }
    }

    /// The lines of one ward in one stored event; none where the ward has none there, or is erased.
    /// Throws [UnreadableEntry] as [EntryReader#read] does.
    public List<Shown> of(StoredEvent stored, Id.Ward ward) {
        EventPlan plan = EntryReader.plan(stored);
        LinePlan lines = plan.lines();
        if (lines == null) {
            return List.of();
        }
        return EntryReader.opened(
                plan,
                stored,
                keys,
                true,
                (entry, unsealed, tools) -> shown(plan, lines, entry, unsealed, ward, tools));
    }

    private static List<Shown> shown(
            EventPlan plan,
            LinePlan lines,
            EntryForm.Entry entry,
            Unsealed unsealed,
            Id.Ward ward,
            Tools tools) {
        Commitments.Made made = new Commitments.Made(tools, unsealed.event());
        String scope = EventPlan.scope(plan.organisation(entry.shown()), entry.day());
        CanonicalWriter value = new CanonicalWriter(1024, Encoded.PAYLOAD_MAX);
        List<Shown> shown = new ArrayList<>();
        byte[][] leaves = null;
        for (int i = 0; i < unsealed.lines().size(); i++) {
            OpenedLine line = unsealed.lines().get(i);
            Object content = line.value();
            SubjectKey key = line.key();
            if (content == null || key == null || !lines.wardOf(content).equals(ward)) {
                continue;
            }
            leaves = leaves == null ? leaves(plan, unsealed, tools) : leaves;
            value.clear();
            byte[] text = made.lineText(lines, content, i, scope, key, value);
            int at = Arrays.binarySearch(leaves, line.digest(), Arrays::compareUnsigned);
            if (at < 0 || !line.hasDigest(tools.sha(text))) {
                throw Misfit.form("not the line that was committed to").within("payload.w.lines");
            }
            byte[] who = made.wardText(lines, content, i, key.salts(unsealed.event(), tools));
            shown.add(new Shown(text(text), text(who), at, path(leaves, at, tools)));
        }
        return shown;
    }

    private static byte[][] leaves(EventPlan plan, Unsealed unsealed, Tools tools) {
        SubjectKey owner = unsealed.owner(plan);
        if (owner == null) {
            throw Misfit.form("the organisation's part is erased").within("payload");
        }
        List<byte[]> digests = unsealed.lines().stream().map(OpenedLine::digest).toList();
        return Commitments.leaves(digests, new Hmac(owner.decoys(unsealed.event(), tools)), tools);
    }

    private static List<String> path(byte[][] leaves, int at, Tools tools) {
        byte[][] level = new byte[leaves.length][];
        for (int i = 0; i < leaves.length; i++) {
            level[i] = tools.leaf(leaves[i]);
        }
        List<String> path = new ArrayList<>();
        int index = at;
        for (int width = leaves.length / 2; width > 0; width /= 2) {
            path.add(Commitments.text(level[index ^ 1]));
            for (int i = 0; i < width; i++) {
                level[i] = tools.node(level[2 * i], level[2 * i + 1]);
            }
            index /= 2;
        }
        return path;
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
