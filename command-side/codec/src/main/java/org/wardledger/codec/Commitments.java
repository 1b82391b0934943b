package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an entry commits to. Disclosures and digests are those of RFC 9901: `["salt","name",value]`
/// in base64url, hashed. Salts are HMAC-SHA256(seed, name), where the seed follows from the key of
/// the part and the event: it dies with the key.
///
/// @param fields digests of the fields and decoys, as text, in order
/// @param root of the line tree; null for types without lines
/// @param lines digest of each line, in the order of the lines
record Commitments(List<String> fields, @Nullable String root, List<byte[]> lines) {
    private static final byte[] OPEN = ascii("[\"");
    private static final byte[] NEXT = ascii("\",");
    private static final byte[] LINE_NAME = ascii("\"l\"");
    private static final byte[] WARD_NAME = ascii("\"w\"");
    private static final byte LINE = 'l';
    private static final byte WARD = 'w';
    private static final int LEAVES_MIN = 16;
    private static final int DISCLOSURE = 512;

    static Commitments of(EventPlan plan, Draft draft, List<SubjectKey> keys, byte[] event) {
        return Tools.with(tools -> new Made(tools, event).all(plan, draft, keys));
    }

    static String text(byte[] digest) {
        return new String(Tools.base64(digest), StandardCharsets.ISO_8859_1);
    }

    /// RFC 6962 head of the line digests and decoys.
    static String root(List<byte[]> lines, Hmac decoys, Tools tools) {
        byte[][] leaves = leaves(lines, decoys, tools);
        int size = leaves.length;
        for (int i = 0; i < size; i++) {
            leaves[i] = tools.leaf(leaves[i]);
        }
        for (int width = size / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                leaves[i] = tools.node(leaves[2 * i], leaves[2 * i + 1]);
            }
        }
        return text(leaves[0]);
    }

    /// Digests of lines and decoys in the order in which they are the leaves of the tree.
    static byte[][] leaves(List<byte[]> lines, Hmac decoys, Tools tools) {
        int size = Math.max(LEAVES_MIN, Integer.highestOneBit(2 * Math.max(1, lines.size()) - 1));
        byte[][] leaves = new byte[size][];
        for (int i = 0; i < size; i++) {
            leaves[i] =
                    i < lines.size() ? lines.get(i) : decoy(decoys, "lr-", i - lines.size(), tools);
        }
        Arrays.sort(leaves, Arrays::compareUnsigned);
        return leaves;
    }

    static byte[] decoy(Hmac decoys, String place, int index, Tools tools) {
        return tools.hmac(decoys, ascii(place + index));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The making of one event's commitments.
    static final class Made {
        private final Tools tools;
        private final byte[] event;
        private final CanonicalWriter out = new CanonicalWriter(DISCLOSURE, Integer.MAX_VALUE / 4);
        private final CanonicalWriter coded =
                new CanonicalWriter(DISCLOSURE, Integer.MAX_VALUE / 4);

        Made(Tools tools, byte[] event) {
            this.tools = tools;
            this.event = event;
        }

        private Commitments all(EventPlan plan, Draft draft, List<SubjectKey> keys) {
            byte[][] made = new byte[plan.commitments()][];
            int count = 0;
            for (int i = 0; i < draft.parts().size(); i++) {
                Draft.Part part = draft.parts().get(i);
                Hmac salts = keys.get(i).salts(event, tools);
                for (PartPlan.Field field : part.fields()) {
                    made[count++] = field(salts, field, draft.text());
                }
            }
            SubjectKey owner = keys.getFirst();
            Hmac salts = owner.salts(event, tools);
            byte[] seed = owner.decoys(event, tools);
            made[count++] = decoyField(salts, seed);
            List<byte[]> lines = List.of();
            LinePlan plans = plan.lines();
            if (plans != null) {
                made[count++] = countField(salts, draft.lines().size());
                lines = lines(plans, draft, keys.subList(draft.parts().size(), keys.size()));
            }
            Hmac decoys = new Hmac(seed);
            for (int i = count; i < made.length; i++) {
                made[i] = decoy(decoys, "sd-", i - count, tools);
            }
            List<String> sorted = new ArrayList<>(made.length);
            for (byte[] each : made) {
                sorted.add(text(each));
            }
            sorted.sort(null);
            return new Commitments(
                    sorted, plans == null ? null : root(lines, decoys, tools), lines);
        }

        byte[] field(Hmac salts, PartPlan.Field field, byte[] text) {
            byte[] name = field.member().name();
            byte[] salt = tools.hmac(salts, name);
            return digest(salt, field.member().quoted(), text, field.from(), field.to());
        }

        /// The committed value shows the seed itself: who is shown it sees that nothing is hidden.
        byte[] decoyField(Hmac salts, byte[] seed) {
            byte[] value = ascii("{\"seed\":\"" + text(seed) + "\"}");
            return named(salts, Common.DECOY, value);
        }

        byte[] countField(Hmac salts, int count) {
            return named(salts, Common.LINES, ascii("\"" + count + "\""));
        }

        private byte[] named(Hmac salts, String name, byte[] value) {
            byte[] quoted = ascii("\"" + name + "\":");
            return digest(tools.hmac(salts, ascii(name)), quoted, value, 0, value.length);
        }

        private List<byte[]> lines(LinePlan plan, Draft draft, List<SubjectKey> keys) {
            List<byte[]> digests = new ArrayList<>(keys.size());
            CanonicalWriter value = new CanonicalWriter(DISCLOSURE, Integer.MAX_VALUE / 4);
            for (int i = 0; i < keys.size(); i++) {
                value.clear();
                digests.add(
                        line(
                                plan,
                                draft.lines().get(i).value(),
                                i,
                                draft.scope(),
                                keys.get(i),
                                value));
            }
            return digests;
        }

        byte[] line(
                LinePlan plan,
                Object line,
                int index,
                String scope,
                SubjectKey key,
                CanonicalWriter value) {
            return tools.sha(lineText(plan, line, index, scope, key, value));
        }

        /// The disclosure of a line, of which the digest is a leaf of the line tree.
        byte[] lineText(
                LinePlan plan,
                Object line,
                int index,
                String scope,
                SubjectKey key,
                CanonicalWriter value) {
            Hmac salts = key.salts(event, tools);
            byte[] ward = tools.sha(wardText(plan, line, index, salts));
            plan.commit(line, key.pseudonym(scope, tools), text(ward), value);
            byte[] salt = tools.hmac(salts, numbered(LINE, index));
            return string(salt, LINE_NAME, LINE_NAME.length, value.array(), 0, value.length());
        }

        /// The disclosure of whose line it is, of which the digest stands inside the line.
        ///
        /// @param salts of the ward's key for this event
        byte[] wardText(LinePlan plan, Object line, int index, Hmac salts) {
            byte[] ward = ascii("\"" + plan.wardOf(line).value() + "\"");
            byte[] salt = tools.hmac(salts, numbered(WARD, index));
            return string(salt, WARD_NAME, WARD_NAME.length, ward, 0, ward.length);
        }

        /// No field has such a name, so no two salts are the same.
        private static byte[] numbered(byte kind, int index) {
            return new byte[] {
                kind,
                0,
                (byte) (index >> 24),
                (byte) (index >> 16),
                (byte) (index >> 8),
                (byte) index
            };
        }

        /// @param quoted name with quotes and colon
        private byte[] digest(byte[] salt, byte[] quoted, byte[] text, int from, int to) {
            return raw(salt, quoted, quoted.length - 1, text, from, to);
        }

        /// @param name with quotes, of which so many bytes count
        private byte[] raw(
                byte[] salt, byte[] name, int nameLength, byte[] text, int from, int to) {
            encode(salt, name, nameLength, text, from, to);
            return tools.sha(coded.array(), 0, coded.length());
        }

        private byte[] string(
                byte[] salt, byte[] name, int nameLength, byte[] text, int from, int to) {
            encode(salt, name, nameLength, text, from, to);
            return Arrays.copyOf(coded.array(), coded.length());
        }

        private void encode(
                byte[] salt, byte[] name, int nameLength, byte[] text, int from, int to) {
            out.clear();
            out.raw(OPEN);
            out.base64(salt, 0, salt.length);
            out.raw(NEXT);
            out.raw(name, 0, nameLength);
            out.raw((byte) ',');
            out.raw(text, from, to);
            out.raw((byte) ']');
            coded.clear();
            coded.base64(out.array(), 0, out.length());
        }
    }
}
