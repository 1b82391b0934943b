package org.wardledger.projector;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wardledger.views.Projection;

/// Bulk bodies in a file, each after its number of documents and its length: what a comparison
/// sends without the work of making it.
final class BulkSpool implements AutoCloseable {
    private final DataOutputStream out;
    private final List<String> indices;
    private final ProjectorSettings settings;
    private long bytes;

    BulkSpool(Path file, Generation target, List<Projection<?>> views, ProjectorSettings settings) {
        this.settings = settings;
        this.indices = views.stream().map(view -> target.index(view.name())).toList();
        try {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Batch batch) {
        List<Write> all = new ArrayList<>(batch.ended());
        all.addAll(batch.current());
        try {
            for (List<Write> group :
                    BulkBody.split(
                            all,
                            settings.batches().bulkBytesMax(),
                            settings.batches().documentsMax())) {
                byte[] body = BulkBody.of(group, indices);
                out.writeInt(group.size());
                out.writeInt(body.length);
                out.write(body);
                bytes += body.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
