package org.wardledger.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A small file beside the events that says which vault they need and how many keys it had when the
/// last one was made. So a vault that comes from an older backup is known before it makes second
/// keys for old subjects. On disk before the keys are used. A crash in between leaves it too low,
/// which does no harm.
final class VaultMark {
    private static final Pattern FORM = Pattern.compile("vault ([0-9a-f-]{36}) keys ([0-9]{19})\n");

    /// What the events need.
    record Seen(UUID vault, long made) {

        /// Refuses any other vault, and an older one.
        ///
        /// @param name of the vault, for the error
        void require(UUID id, long keys, Object name) {
            if (!vault.equals(id)) {
                throw new VaultTrouble(name + " is the key vault of another ledger");
            }
            if (keys < made) {
                throw new VaultTrouble(
                        "%s is older than the events: it has %d keys, they need %d; restore its latest backup"
                                .formatted(name, keys, made));
            }
        }
    }

    private final Path file;

    VaultMark(Path file) {
        this.file = file;
    }

    @Nullable Seen read() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Matcher text = FORM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!text.matches()) {
            throw new VaultTrouble(file + " is damaged; restore it from the backup of the events");
        }
        return new Seen(UUID.fromString(text.group(1)), Long.parseLong(text.group(2)));
    }

    /// Always the same number of bytes, within one disk block.
    void write(UUID vault, long made) throws IOException {
        String text = "vault %s keys %019d\n".formatted(vault, made);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
