package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ledger keygen`: a key for a log or for a witness, in a file that only its owner may read. Its
/// public forms go to standard output, ready for a policy. An existing file is never written over.
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class KeygenCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "keyFile")
    Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "keyName")
    @Nullable String name;

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    @Nullable String language;

    @Override
    public Integer call() throws IOException {
        Says says = Says.in(language);
        SigningKey key = name == null ? new Named(says).key(file) : made(name, says);
        System.out.println("log " + key.logKey().text());
        System.out.println("witness " + word(key.name()) + " " + key.witnessKey().text());
        return 0;
    }

    private SigningKey made(String named, Says says) throws IOException {
        SigningKey key;
        try {
            key = SigningKey.generate(named, new SecureRandom());
        } catch (IllegalArgumentException _) {
            throw new Failed(says.text("keygen.name-form", named));
        }
        try {
            KeyFile.write(file, key);
        } catch (FileAlreadyExistsException _) {
            throw new Failed(says.text("keygen.exists", file));
        } catch (IOException _) {
            throw new Failed(says.text("keygen.not-written", file));
        }
        System.err.println(says.text("keygen.written", file));
        return key;
    }

    /// What a policy calls the witness: any word will do, so the name itself.
    private static String word(String name) {
        return name.equals("none") ? "witness-none" : name;
    }
}
