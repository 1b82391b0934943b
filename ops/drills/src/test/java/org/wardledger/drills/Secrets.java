package org.wardledger.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SigningKey;

/// What processes are given and nobody else has.
record Secrets(byte[] secret, byte[] kek, SigningKey log) {
    private static final int BYTES = 32;

    static Secrets made() {
        return new Secrets(
                random(),
                Base64.getEncoder().encode(random()),
                SigningKey.generate("example.org/roles", new SecureRandom()));
    }

    static Secrets of(DataFolder data) throws IOException {
        return new Secrets(
                Files.readAllBytes(data.secret()),
                Files.readAllBytes(data.kek()),
                switch (KeyFile.read(data.logKey())) {
                    case Parsed.Good<SigningKey>(SigningKey key) -> key;
                    case Parsed.Bad<SigningKey>(String code, String detail) ->
                            throw new AssertionError(code + " " + detail);
                });
    }

    static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
