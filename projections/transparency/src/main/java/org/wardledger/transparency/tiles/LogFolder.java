package org.wardledger.transparency.tiles;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SignedNote;

/// The public folder: what stands in here is what the world may copy.
///
/// A file is written beside its place, forced to disk and renamed, so a reader sees all of it or
/// nothing. A crash leaves files beyond the last checkpoint, which nobody is told about and which
/// the next run writes again, and at most a few `.tmp` ones, which it writes over.
public final class LogFolder {
    /// Newest checkpoint that enough witnesses have cosigned: what everybody should use.
    public static final String CHECKPOINT = "checkpoint";

    /// Newest checkpoint that the log has signed, seen by witnesses or not.
    public static final String LATEST = "checkpoint.latest";

    /// The last checkpoint of the log that this one continues, where there is one.
    public static final String PREVIOUS = "checkpoint.previous";

    private final Path folder;
    private final Set<Path> changed = new LinkedHashSet<>();

    public LogFolder(Path folder) {
        this.folder = folder;
    }

    public TileSource source() {
        return new FolderSource(folder);
    }

    public Path path() {
        return folder;
    }

    /// Durable only after [#force()].
    public void put(TileName name, byte[] bytes) throws IOException {
        write(folder.resolve(name.path()), bytes);
    }

    /// Takes the place of the document in one step, durably.
    public void publish(String document, byte[] bytes) throws IOException {
        write(folder.resolve(document), bytes);
        force();
    }

    /// The names of all files put so far survive a power cut from here on.
    public void force() throws IOException {
        for (Path directory : changed) {
            Durable.forceDirectory(directory);
        }
        changed.clear();
    }

    public boolean holds(String document) {
        return Files.exists(folder.resolve(document));
    }

    /// @throws DamagedCheckpoint where the document is not a checkpoint
    public Optional<SignedCheckpoint> read(String document) throws IOException {
        Optional<byte[]> bytes = source().read(document, SignedNote.BYTES_MAX);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return switch (SignedCheckpoint.parse(bytes.get())) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
                    Optional.of(checkpoint);
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new DamagedCheckpoint(
                            folder.resolve(document),
                            code + " " + detail,
                            !document.equals(PREVIOUS));
        };
    }

    /// Narrower forms of tiles that are full now; readers fall back on these.
    public void dropPartials(Collection<TileName> full) throws IOException {
        for (TileName name : full) {
            Path directory = folder.resolve(name.path() + ".p");
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            } catch (NoSuchFileException | NotDirectoryException _) {
                continue;
            }
            Files.delete(directory);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        makeDirectory(directory);
        Durable.replace(file, bytes);
        changed.add(directory);
    }

    private void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            makeDirectory(parent);
            Files.createDirectory(directory);
            changed.add(parent);
        }
    }
}
