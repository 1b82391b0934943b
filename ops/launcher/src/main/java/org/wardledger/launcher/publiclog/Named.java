package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;

/// Files that a person names on the command line. What cannot be read is said with its name.
record Named(Says says) {

    byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new Failed(says.text("verify.no-file", file));
        }
    }

    Policy policy(Path file) {
        return LogOptions.WitnessPolicy.read(file, says).policy();
    }

    SignedCheckpoint checkpoint(Path file) {
        return switch (SignedCheckpoint.parse(bytes(file))) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint checkpoint) -> checkpoint;
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new Failed(says.text("verify.bad-checkpoint", file, code, detail));
        };
    }

    SigningKey key(Path file) {
        Parsed<SigningKey> read;
        try {
            read = KeyFile.read(file);
        } catch (IOException _) {
            throw new Failed(says.text("witness.no-key", file));
        }
        return switch (read) {
            case Parsed.Good<SigningKey>(SigningKey key) -> key;
            case Parsed.Bad<SigningKey>(String code, String detail) ->
                    throw new Failed(says.text("witness.bad-key", file, code, detail));
        };
    }
}
