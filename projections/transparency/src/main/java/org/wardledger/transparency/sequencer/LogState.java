package org.wardledger.transparency.sequencer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.Durable;
import org.wardledger.transparency.tiles.FolderOwner;

/// The one checkpoint that the log has decided on, and the right to decide on the next one.
///
/// A file that is replaced in one step, not a database: there is one value, one writer, and a human
/// has to be able to read it when things go wrong. The operating system drops the lock with the
/// process.
final class LogState implements AutoCloseable {
    static final String DECIDED = "checkpoint.decided";
    static final String FROZEN = "frozen";
    static final String HALTED = "halted";

    private final Path folder;
    private final FolderOwner owner;

    private LogState(Path folder, FolderOwner owner) {
        this.folder = folder;
        this.owner = owner;
    }

    static LogState take(Path folder) throws IOException {
        FolderOwner owner =
                FolderOwner.of(folder)
                        .orElseThrow(
                                () ->
                                        new LogContradiction(
                                                Contradiction.IN_USE,
                                                "another process writes the log of %s"
                                                        .formatted(folder)));
        return new LogState(folder, owner);
    }

    Optional<SignedCheckpoint> decided() throws IOException {
        return decided(folder);
    }

    static Optional<SignedCheckpoint> decided(Path folder) throws IOException {
        Path file = folder.resolve(DECIDED);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return switch (SignedCheckpoint.parse(Files.readAllBytes(file))) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
                    Optional.of(checkpoint);
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new LogContradiction(
                            Contradiction.STATE_UNREADABLE,
                            "%s is no checkpoint (%s %s)".formatted(file, code, detail));
        };
    }

    /// From here on there is no other history. Refused when somebody has changed the file since we
    /// last looked: then two writers believe that they are alone.
    void decide(Optional<SignedCheckpoint> expected, SignedCheckpoint next) throws IOException {
        Path file = folder.resolve(DECIDED);
        byte[] found = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        byte[] believed = expected.map(SignedCheckpoint::bytes).orElse(new byte[0]);
        if (!Arrays.equals(found, believed)) {
            throw new LogContradiction(
                    Contradiction.TWO_WRITERS, file + " was changed by somebody else");
        }
        Durable.swap(file, next.bytes());
    }

    /// Why a human has to look first; empty while all is well.
    Optional<String> halted() throws IOException {
        Path file = folder.resolve(HALTED);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void halt(String reason) throws IOException {
        Durable.swap(folder.resolve(HALTED), (reason + "\n").getBytes(UTF_8));
    }

    boolean frozen() {
        return frozen(folder);
    }

    static boolean frozen(Path folder) {
        return Files.exists(folder.resolve(FROZEN));
    }

    void freeze(String reason) throws IOException {
        Durable.swap(folder.resolve(FROZEN), (reason + "\n").getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }
}
