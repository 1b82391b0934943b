package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.LogStatus.Seen;

/// Notes when the witnessed checkpoint reached which size, so that a page can say how long a
/// record took to become publicly provable. For people only; proves nothing, and where the file
/// is lost the pages say nothing about older records.
///
/// Sixteen bytes a note, size and milliseconds, ascending; a torn one at the end is cut off.
final class Coverage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Coverage.class);
    private static final int NOTE = 2 * Long.BYTES;
    private static final int WAIT_SECONDS = 5;

    private final FileChannel file;
    private final LogReader reader;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("public-log-times").daemon().factory());

    private Coverage(FileChannel file, LogReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static Coverage follow(Path notes, LogReader reader) throws IOException {
        FileChannel file =
                FileChannel.open(
                        notes,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        var _ = file.truncate(file.size() / NOTE * NOTE);
        Coverage coverage = new Coverage(file, reader);
        var _ = coverage.thread.scheduleWithFixedDelay(coverage::look, 0, 1, TimeUnit.SECONDS);
        return coverage;
    }

    private void look() {
        try {
            Optional<Seen> seen = reader.status().witnessed();
            if (seen.isPresent()) {
                note(seen.get());
            }
        } catch (IOException e) {
            LOG.warn("when records became provable is not noted: {}", e.getMessage());
        }
    }

    private synchronized void note(Seen seen) throws IOException {
        long count = file.size() / NOTE;
        long last = count == 0 ? 0 : value(count - 1, 0);
        if (seen.head().size() > last) {
            ByteBuffer note =
                    ByteBuffer.allocate(NOTE)
                            .putLong(seen.head().size())
                            .putLong(seen.at().toEpochMilli())
                            .flip();
            while (note.hasRemaining()) {
                var _ = file.write(note, count * NOTE + note.position());
            }
        }
    }

    /// When a position was covered first; empty where it is not, or the notes do not go back so
    /// far.
    synchronized Optional<Instant> since(long position) {
        try {
            long low = 0;
            long high = file.size() / NOTE;
            long count = high;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (value(middle, 0) < position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == count
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(value(low, Long.BYTES)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private long value(long note, int offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, note * NOTE + offset + bytes.position()) < 0) {
                throw new IOException("the notes end early");
            }
        }
        return bytes.getLong(0);
    }

    @Override
    public void close() throws IOException {
        thread.shutdown();
        try {
            var _ = thread.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
