package org.wardledger.launcher.moving;

import java.io.IOException;
import java.io.OutputStream;

/// Locks what goes through it, see [Sealing]. Only [#finish] makes it whole: what a crash leaves
/// has no last chunk, and no reader takes it.
final class SealedOutput extends OutputStream {
    private final OutputStream to;
    private final Sealing sealing;
    private final byte[] chunk = new byte[Sealing.CHUNK];
    private int filled;

    SealedOutput(OutputStream to, BackupKey key) throws IOException {
        this.to = to;
        this.sealing = Sealing.fresh(key);
        to.write(sealing.header());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int rest = length;
        while (rest > 0) {
            if (filled == chunk.length) {
                to.write(sealing.lock(chunk, filled, false));
                filled = 0;
            }
            int part = Math.min(rest, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, part);
            filled += part;
            from += part;
            rest -= part;
        }
    }

    void finish() throws IOException {
        to.write(sealing.lock(chunk, filled, true));
        to.flush();
    }
}
