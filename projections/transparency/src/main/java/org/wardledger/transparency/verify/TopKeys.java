package org.wardledger.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which id an entry has and whether it may open something, found without parsing it: a log has
/// millions of entries and few of them open anything. Only keys of the outermost object count, in
/// whatever order they stand; what looks like one inside a text or deeper down is none.
///
/// @param id null where there is none
/// @param mayOpen true where the entry has a key `open`, or a key that is written so that only a
///     parser can tell
record TopKeys(@Nullable UUID id, boolean mayOpen) {
    private static final int UUID_LENGTH = 36;

    static TopKeys of(byte[] entry) {
        return new Scan(entry).run();
    }

    private static final class Scan {
        private final byte[] bytes;
        private int at;
        private int depth;
        private @Nullable UUID id;
        private boolean mayOpen;

        Scan(byte[] bytes) {
            this.bytes = bytes;
        }

        TopKeys run() {
            boolean key = false; // whether a text that begins here, at the top, is a key
            for (; at < bytes.length; at++) {
                switch (bytes[at]) {
                    case '{', '[' -> {
                        depth++;
                        key = true;
                    }
                    case '}', ']' -> depth--;
                    case ',' -> key = true;
                    case ':' -> key = false;
                    case '"' -> {
                        int from = at + 1;
                        boolean plain = skipText();
                        if (depth == 1 && key) {
                            named(from, plain);
                        }
                    }
                    default -> {}
                }
            }
            return new TopKeys(id, mayOpen);
        }

        /// To the closing quote; false where something in it is escaped.
        private boolean skipText() {
            boolean plain = true;
            for (at++; at < bytes.length && bytes[at] != '"'; at++) {
                if (bytes[at] == '\\') {
                    plain = false;
                    at++;
                }
            }
            return plain;
        }

        private void named(int from, boolean plain) {
            int length = at - from;
            mayOpen |= !plain || length == 4 && text(from, length).equals("open");
            if (length == 2 && id == null && text(from, length).equals("id")) {
                id = uuid(valueBehind());
            }
        }

        /// Where the text behind the key begins; past the end where there is none.
        private int valueBehind() {
            int next = at + 1;
            while (next < bytes.length && ": \t\r\n".indexOf(bytes[next]) >= 0) {
                next++;
            }
            return next < bytes.length && bytes[next] == '"' ? next + 1 : bytes.length;
        }

        private @Nullable UUID uuid(int from) {
            if (from + UUID_LENGTH >= bytes.length || bytes[from + UUID_LENGTH] != '"') {
                return null;
            }
            try {
                return UUID.fromString(text(from, UUID_LENGTH));
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        private String text(int from, int length) {
            return new String(bytes, from, length, StandardCharsets.US_ASCII);
        }
    }
}
