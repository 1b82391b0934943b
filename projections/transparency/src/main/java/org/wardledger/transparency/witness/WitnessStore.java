package org.wardledger.transparency.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.Durable;

/// The memory of a witness: per log the last checkpoint that it cosigned, one file each, replaced
/// in one step and forced to disk before anybody hears of it. What stands here is all that a
/// witness must never lose or put back to an older state.
final class WitnessStore {
    private static final String FILE = "checkpoint";

    private final Path folder;

    WitnessStore(Path folder) {
        this.folder = folder;
    }

    /// The name under which the checkpoint of a log is kept and asked for.
    static String nameOf(String origin) {
        return Hashes.sha256(origin.getBytes(UTF_8)).hex();
    }

    /// @throws IOException also for a file that is no checkpoint: a witness that has forgotten must
    ///     not begin again, so this is for a human
    Optional<SignedCheckpoint> recorded(String origin) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return switch (SignedCheckpoint.parse(Files.readAllBytes(file))) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
                    Optional.of(checkpoint);
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new IOException(file + " is no checkpoint: " + code + " " + detail);
        };
    }

    void record(SignedCheckpoint checkpoint) throws IOException {
        Path file = file(checkpoint.origin());
        Path directory = folder.resolve(nameOf(checkpoint.origin()));
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
            Durable.forceDirectory(folder);
        }
        Durable.swap(file, checkpoint.bytes());
    }

    private Path file(String origin) {
        return folder.resolve(nameOf(origin)).resolve(FILE);
    }
}
