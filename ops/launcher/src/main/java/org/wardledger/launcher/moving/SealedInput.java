package org.wardledger.launcher.moving;

import java.io.IOException;
import java.io.InputStream;

/// Opens what [SealedOutput] has locked. Gives out only what was checked; at the end of a file that
/// was cut off, or that goes on behind its end, it throws instead of ending.
final class SealedInput extends InputStream {
    private final InputStream from;
    private final Sealing sealing;
    private byte[] ahead;
    private byte[] plain = new byte[0];
    private int at;
    private boolean last;

    SealedInput(InputStream from, BackupKey key) throws IOException {
        this.from = from;
        this.sealing = Sealing.of(key, from.readNBytes(Sealing.HEADER));
        this.ahead = from.readNBytes(Sealing.CHUNK + Sealing.TAG);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == plain.length) {
            if (last) {
                return -1;
            }
            next();
        }
        int part = Math.min(length, plain.length - at);
        System.arraycopy(plain, at, into, offset, part);
        at += part;
        return part;
    }

    /// A chunk is the last one exactly when nothing comes behind it.
    private void next() throws IOException {
        byte[] behind = from.readNBytes(Sealing.CHUNK + Sealing.TAG);
        last = behind.length == 0;
        plain = sealing.open(ahead, ahead.length, last);
        at = 0;
        ahead = behind;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
