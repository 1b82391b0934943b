package org.wardledger.statements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the bytes of a file come from. The reader asks for the size first, so an oversized file is
/// refused unread, and never trusts the answer while reading.
public interface StatementSource {

    /// Bytes, or a negative number when that is not known before reading.
    long size() throws IOException;

    InputStream open() throws IOException;

    static StatementSource of(Path path) {
        return new StatementSource() {
            @Override
            public long size() throws IOException {
                return Files.size(path);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }

    static StatementSource of(byte[] bytes) {
        return new StatementSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
