package org.wardledger.launcher.moving;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.VaultCopy;
import tools.jackson.databind.json.JsonMapper;

/// Writes the parts of a backup one behind the other; see [PartReader] for the other way.
final class PartWriter {
    static final int WHAT = 'M';
    static final int EVENT = 'E';
    static final int KEY = 'K';
    static final int DOCUMENT = 'F';
    static final int END = 'Z';

    private final DataOutputStream to;

    PartWriter(OutputStream to) {
        this.to = new DataOutputStream(to);
    }

    void write(Part part) throws IOException {
        switch (part) {
            case Part.What(Manifest manifest) -> {
                to.writeByte(WHAT);
                bytes(JsonMapper.shared().writeValueAsBytes(manifest));
            }
            case Part.Event(StoredEvent event) -> event(event);
            case Part.Key(VaultCopy.Row row) -> key(row);
            case Part.Document(String name, byte[] bytes) -> {
                to.writeByte(DOCUMENT);
                to.writeUTF(name);
                bytes(bytes);
            }
            case Part.End(HistoryDigest.Sum history, long keys) -> {
                to.writeByte(END);
                to.writeLong(history.size());
                to.writeUTF(history.root());
                to.writeUTF(history.chain());
                to.writeLong(keys);
                to.flush();
            }
        }
    }

    private void event(StoredEvent event) throws IOException {
        to.writeByte(EVENT);
        to.writeLong(event.position());
        to.writeUTF(event.stream());
        to.writeLong(event.revision());
        id(event.id());
        to.writeUTF(event.type());
        to.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.recordedAt()));
        bytes(event.entry());
        bytes(event.payload());
    }

    private void key(VaultCopy.Row row) throws IOException {
        to.writeByte(KEY);
        to.writeLong(row.number());
        id(row.handle());
        to.writeUTF(row.subject());
        bytes(row.name());
        byte[] wrapped = row.wrapped();
        to.writeBoolean(wrapped != null);
        if (wrapped != null) {
            bytes(wrapped);
        }
    }

    private void id(UUID id) throws IOException {
        to.writeLong(id.getMostSignificantBits());
        to.writeLong(id.getLeastSignificantBits());
    }

    private void bytes(byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }
}
