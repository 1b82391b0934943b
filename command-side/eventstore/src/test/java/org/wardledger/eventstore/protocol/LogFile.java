package org.wardledger.eventstore.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// The protocol server's log on disk: one record for each write, all its events or none, forced
/// before it is answered. A record that a kill has cut is dropped at the next start.
final class LogFile implements AutoCloseable {
    private static final int HEAD_BYTES = 8;
    private static final int RECORD_BYTES_MAX = 64 << 20;

    private final FileChannel channel;

    LogFile(Path path) throws IOException {
        channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new IOException(path + " is in use");
        }
    }

    void read(Consumer<Entry> to) throws IOException {
        long at = 0;
        while (true) {
            ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
            if (!fill(head, at)) {
                break;
            }
            int length = head.getInt();
            int sum = head.getInt();
            if (length <= 0 || length > RECORD_BYTES_MAX) {
                break;
            }
            ByteBuffer body = ByteBuffer.allocate(length);
            if (!fill(body, at + HEAD_BYTES) || sum(body.array()) != sum) {
                break;
            }
            try (var in = new DataInputStream(new ByteArrayInputStream(body.array()))) {
                for (int left = in.readInt(); left > 0; left--) {
                    to.accept(entry(in));
                }
            }
            at += HEAD_BYTES + length;
        }
        channel.truncate(at);
        channel.position(at);
    }

    private boolean fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        buffer.flip();
        return true;
    }

    void write(List<Entry> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(entries.size());
            for (Entry entry : entries) {
                write(entry, out);
            }
        }
        byte[] body = bytes.toByteArray();
        ByteBuffer record = ByteBuffer.allocate(HEAD_BYTES + body.length);
        record.putInt(body.length).putInt(sum(body)).put(body).flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
        channel.force(false);
    }

    private static int sum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static void write(Entry entry, DataOutputStream out) throws IOException {
        out.writeLong(entry.position());
        out.writeUTF(entry.stream());
        out.writeLong(entry.revision());
        out.writeLong(entry.id().getMostSignificantBits());
        out.writeLong(entry.id().getLeastSignificantBits());
        out.writeUTF(entry.type());
        out.writeUTF(entry.contentType());
        out.writeLong(entry.createdTicks());
        out.writeInt(entry.data().length);
        out.write(entry.data());
        out.writeInt(entry.metadata().length);
        out.write(entry.metadata());
    }

    private static Entry entry(DataInputStream in) throws IOException {
        return new Entry(
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                new UUID(in.readLong(), in.readLong()),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readNBytes(in.readInt()),
                in.readNBytes(in.readInt()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
