package org.wardledger.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SignedNote;
import org.wardledger.transparency.note.TlogProof;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;
import org.wardledger.transparency.tiles.TileTree;

/// Reads the public folder for web pages and the API. For any number of threads; needs no lock,
/// because nothing that is published ever changes.
public final class LogReader {
    private static final List<String> DOCUMENTS =
            List.of(LogFolder.CHECKPOINT, LogFolder.LATEST, LogFolder.PREVIOUS);
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String A_MOMENT = "public, max-age=2";

    private final LogFolder folder;
    private final TileSource source;

    public LogReader(Path publicFolder) {
        this.folder = new LogFolder(publicFolder);
        this.source = folder.source();
    }

    /// The file for a path behind `/log/`, such as `checkpoint` or `tile/entries/000`; empty where
    /// the world has to be told 404. Files beyond the last checkpoint are nobody's business yet.
    public Optional<LogFile> file(String path) throws IOException {
        if (DOCUMENTS.contains(path)) {
            return source.read(path, SignedNote.BYTES_MAX).map(b -> new LogFile(b, TEXT, A_MOMENT));
        }
        Optional<TileName> name = TileName.parse(path);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<SignedCheckpoint> latest = latest();
        if (latest.isEmpty() || !name.get().within(latest.get().size())) {
            return Optional.empty();
        }
        return source.read(name.get()).map(b -> new LogFile(b, BYTES, FOR_EVER));
    }

    /// Newest checkpoint that enough witnesses have seen.
    public Optional<SignedCheckpoint> witnessed() throws IOException {
        return folder.read(LogFolder.CHECKPOINT);
    }

    /// Newest checkpoint that the log has signed.
    public Optional<SignedCheckpoint> latest() throws IOException {
        return folder.read(LogFolder.LATEST);
    }

    public LogStatus status() throws IOException {
        return new LogStatus(seen(LogFolder.LATEST), seen(LogFolder.CHECKPOINT));
    }

    private Optional<LogStatus.Seen> seen(String document) throws IOException {
        Optional<SignedCheckpoint> checkpoint = folder.read(document);
        if (checkpoint.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant at = Files.getLastModifiedTime(folder.path().resolve(document)).toInstant();
            return Optional.of(new LogStatus.Seen(checkpoint.get().head(), at));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// The entries from an index to the end of its bundle, at most 256; empty beyond the
    /// checkpoint.
    public List<byte[]> entries(SignedCheckpoint checkpoint, long from) throws IOException {
        if (from < 0 || from >= checkpoint.size()) {
            return List.of();
        }
        TileName name =
                TileName.in(checkpoint.size(), TileName.ENTRIES, from / TileName.FULL)
                        .orElseThrow();
        List<byte[]> entries =
                source.read(name).map(b -> Bundle.read(b).entries()).orElse(List.of());
        int first = (int) (from % TileName.FULL);
        if (first >= entries.size()) {
            throw new IOException(name.path() + " is missing or damaged; verify the log");
        }
        return entries.subList(first, entries.size());
    }

    /// The entry of a leaf, from the files that the world sees; empty beyond the checkpoint.
    public Optional<byte[]> entry(SignedCheckpoint checkpoint, long index) throws IOException {
        return entries(checkpoint, index).stream().findFirst();
    }

    /// Size and root of the first `size` leaves of a checkpoint, from the tiles.
    public TreeHead head(long size, SignedCheckpoint checkpoint) throws IOException {
        if (size == 0) {
            return new TileEdge().head();
        }
        try {
            return Proofs.head(size, new TileTree(source, checkpoint.size()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// That the first `older` leaves of a checkpoint are the beginning of it: hashes for a verifier
    /// who holds an older checkpoint of that size.
    public List<Hash> consistency(long older, SignedCheckpoint checkpoint) throws IOException {
        if (older == 0 || older == checkpoint.size()) {
            return List.of();
        }
        try {
            var tree = new TileTree(source, checkpoint.size());
            return Proofs.consistency(older, checkpoint.size(), tree);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The proof of a leaf under one checkpoint, which the caller has read once: size, root, path
    /// and signatures all speak of the same tree. Checked before it is handed out; empty beyond
    /// the checkpoint.
    ///
    /// @throws IOException when entry and tiles do not give the root: the folder is damaged
    public Optional<TlogProof> proof(SignedCheckpoint checkpoint, long index) throws IOException {
        Optional<byte[]> entry = entry(checkpoint, index);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            var tree = new TileTree(source, checkpoint.size());
            List<Hash> path = Proofs.inclusion(index, checkpoint.size(), tree);
            Hash leaf = Hashes.leaf(entry.get());
            if (ProofCheck.inclusion(leaf, index, checkpoint.head(), path) != ProofCheck.OK) {
                throw new IOException("leaf " + index + " is not proved; verify the log");
            }
            return Optional.of(TlogProof.of(index, path, checkpoint));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
