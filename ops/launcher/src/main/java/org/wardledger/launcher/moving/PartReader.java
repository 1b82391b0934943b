package org.wardledger.launcher.moving;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.VaultCopy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the parts of a backup. What comes in was written by us and is authenticated; it is checked
/// all the same, so that a bug in writing shows here and not in a restored ledger.
final class PartReader {
    private static final int BYTES_MAX = 64 << 20;

    private final DataInputStream from;

    PartReader(InputStream from) {
        this.from = new DataInputStream(from);
    }

    /// The next part; behind the end there is none.
    Part next() throws IOException {
        try {
            int tag = from.readUnsignedByte();
            return switch (tag) {
                case PartWriter.WHAT -> new Part.What(manifest());
                case PartWriter.EVENT -> new Part.Event(event());
                case PartWriter.KEY -> new Part.Key(key());
                case PartWriter.DOCUMENT -> new Part.Document(from.readUTF(), bytes());
                case PartWriter.END -> end();
                default -> throw new MovingTrouble("backup.strange", tag);
            };
        } catch (EOFException _) {
            throw new MovingTrouble("backup.strange", -1);
        }
    }

    private Manifest manifest() throws IOException {
        try {
            return JsonMapper.shared().readValue(bytes(), Manifest.class);
        } catch (JacksonException _) {
            throw new MovingTrouble("backup.strange", PartWriter.WHAT);
        }
    }

    private StoredEvent event() throws IOException {
        long position = from.readLong();
        String stream = from.readUTF();
        long revision = from.readLong();
        UUID id = id();
        String type = from.readUTF();
        Instant recordedAt = Instant.EPOCH.plus(from.readLong(), ChronoUnit.MICROS);
        return new StoredEvent(position, stream, revision, id, type, recordedAt, bytes(), bytes());
    }

    private VaultCopy.Row key() throws IOException {
        long number = from.readLong();
        UUID handle = id();
        String subject = from.readUTF();
        byte[] name = bytes();
        return new VaultCopy.Row(
                number, handle, subject, name, from.readBoolean() ? bytes() : null);
    }

    private Part.End end() throws IOException {
        var history = new HistoryDigest.Sum(from.readLong(), from.readUTF(), from.readUTF());
        Part.End end = new Part.End(history, from.readLong());
        if (from.read() >= 0) {
            throw new MovingTrouble("backup.strange", PartWriter.END);
        }
        return end;
    }

    private UUID id() throws IOException {
        return new UUID(from.readLong(), from.readLong());
    }

    private byte[] bytes() throws IOException {
        int length = from.readInt();
        if (length < 0 || length > BYTES_MAX) {
            throw new MovingTrouble("backup.strange", length);
        }
        return from.readNBytes(length);
    }
}
