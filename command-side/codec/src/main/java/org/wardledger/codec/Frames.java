package org.wardledger.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The private payload: a version, then one frame for each part. A frame is the slot of the part in
/// the plan of its type (255 for a ward's line), the handle of its key (16 bytes), the length of
/// what is sealed (3 bytes), for a line its digest (32 bytes; so that the root of the line tree
/// still follows when lines are erased), the nonce (12 bytes), ciphertext and tag.
final class Frames {
    static final byte VERSION = 1;
    static final int LINE = 255;
    private static final int HANDLE = 16;
    private static final int LENGTH = 3;
    private static final int HEAD = 1 + HANDLE + LENGTH + Tools.NONCE;

    /// One part as it stands in the payload.
    ///
    /// @param digestAt where the digest of a line stands
    /// @param from first byte of the ciphertext
    record Frame(int slot, UUID handle, int digestAt, int nonceAt, int from, int to) {
        boolean isLine() {
            return slot == LINE;
        }

        byte[] digest(byte[] payload) {
            return Arrays.copyOfRange(payload, digestAt, digestAt + Tools.DIGEST);
        }
    }

    private Frames() {}

    /// Bytes of a payload with so much text in so many parts.
    static long size(int parts, int lines, int text) {
        return 1L
                + text
                + (long) parts * (HEAD + Tools.TAG)
                + (long) lines * (HEAD + Tools.TAG + Tools.DIGEST);
    }

    /// Seals the parts of a draft, each under its key.
    static byte[] seal(
            EventPlan plan,
            Draft draft,
            List<SubjectKey> keys,
            List<byte[]> digests,
            byte[] event,
            Tools tools) {
        int parts = draft.parts().size();
        long size = size(parts, draft.lines().size(), draft.text().length);
        if (size > Encoded.PAYLOAD_MAX) {
            throw Misfit.tooLarge("more than " + Encoded.PAYLOAD_MAX + " bytes").within("payload");
        }
        ByteBuffer out = ByteBuffer.allocate((int) size).put(VERSION);
        for (int i = 0; i < parts; i++) {
            Draft.Part part = draft.parts().get(i);
            head(out, part.slot(), keys.get(i), part.to() - part.from());
            body(
                    out,
                    keys.get(i),
                    draft,
                    part.from(),
                    part.to(),
                    part.plan().bound(),
                    event,
                    tools);
        }
        LinePlan lines = plan.lines();
        for (int i = 0; lines != null && i < draft.lines().size(); i++) {
            Draft.Line line = draft.lines().get(i);
            SubjectKey key = keys.get(parts + i);
            head(out, LINE, key, line.to() - line.from());
            out.put(digests.get(i));
            body(out, key, draft, line.from(), line.to(), lines.bound(), event, tools);
        }
        return out.array();
    }

    private static void head(ByteBuffer out, int slot, SubjectKey key, int text) {
        int length = text + Tools.TAG;
        out.put((byte) slot).put(key.handleBytes);
        out.put((byte) (length >> 16)).put((byte) (length >> 8)).put((byte) length);
    }

    private static void body(
            ByteBuffer out,
            SubjectKey key,
            Draft draft,
            int from,
            int to,
            byte[] kind,
            byte[] event,
            Tools tools) {
        byte[] bound = bound(event, key, kind);
        byte[] nonce = tools.nonce(key.nonces, bound, draft.text(), from, to);
        out.put(nonce);
        int at = out.position();
        tools.seal(key, nonce, bound, draft.text(), from, to, out.array(), at);
        out.position(at + to - from + Tools.TAG);
    }

    /// Event, key, and what type, subject and class it is: a part fits nowhere else.
    static byte[] bound(byte[] event, SubjectKey key, byte[] kind) {
        return ByteBuffer.allocate(event.length + HANDLE + kind.length)
                .put(event)
                .put(key.handleBytes)
                .put(kind)
                .array();
    }

    /// Throws [Misfit] for bytes that are no payload.
    static List<Frame> of(byte[] payload) {
        if (payload.length == 0 || payload[0] != VERSION) {
            throw Misfit.form("unknown version");
        }
        List<Frame> frames = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(payload).position(1);
        int last = -1;
        while (in.hasRemaining()) {
            int slot = in.get() & 0xFF;
            if (slot < last || slot == last && slot != LINE || in.remaining() < HEAD - 1) {
                throw Misfit.form("parts out of order, or cut off");
            }
            UUID handle = new UUID(in.getLong(), in.getLong());
            int length = (in.get() & 0xFF) << 16 | (in.get() & 0xFF) << 8 | in.get() & 0xFF;
            int digestAt = in.position();
            int nonceAt = digestAt + (slot == LINE ? Tools.DIGEST : 0);
            int from = nonceAt + Tools.NONCE;
            if (length < Tools.TAG || from + length > payload.length) {
                throw Misfit.form("cut off");
            }
            frames.add(new Frame(slot, handle, digestAt, nonceAt, from, from + length));
            in.position(from + length);
            last = slot;
        }
        return frames;
    }
}
