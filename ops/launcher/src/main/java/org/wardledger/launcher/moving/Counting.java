package org.wardledger.launcher.moving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/// Tells how much of a file has been read, in percent.
final class Counting extends FilterInputStream {
    private static final int PERCENT = 100;
    private final long bytes;
    private final IntConsumer progress;
    private long read;

    Counting(InputStream from, long bytes, IntConsumer progress) {
        super(from);
        this.bytes = Math.max(1, bytes);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int part = super.read(into, offset, length);
        count(Math.max(0, part));
        return part;
    }

    private void count(int part) {
        read += part;
        progress.accept((int) Math.min(PERCENT, read * PERCENT / bytes));
    }
}
