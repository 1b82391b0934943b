package org.wardledger.launcher.moving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.LedgerKeys;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger backup`: one encrypted file of what cannot be made again, beside a running ledger or
/// without it, tried by restoring it before it gets its name. The key-encryption key of the vault
/// is not in it.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class BackupCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    Path data = Path.of("data");

    @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
    @Nullable Path kekFile;

    @Option(names = "--to", required = true, paramLabel = "FILE", descriptionKey = "backupTo")
    Path to = Path.of("");

    @Option(names = "--no-verify", descriptionKey = "backupNoVerify")
    boolean untried;

    @Mixin KeyOptions options = new KeyOptions();

    @Override
    public Integer call() throws IOException {
        Says says = options.says();
        DataFolder folder = DataFolder.existing(data, kekFile, says);
        try {
            BackupKey key = options.key(true);
            refuseTheOther(key, folder);
            Progress progress = new Progress(says.text("backup.progress"));
            Backup backup = new Backup(folder, key, InstantSource.system(), progress::percent);
            Backup.Made made = backup.into(to, trial(key, says));
            System.out.println(
                    says.text(
                            "backup.done",
                            to,
                            String.valueOf(made.history().size()),
                            made.history().root(),
                            made.keys()));
            System.out.println(says.text(untried ? "backup.untried" : "backup.tried"));
            System.out.println(says.text("backup.kek-apart"));
            return 0;
        } catch (MovingTrouble e) {
            throw e.told(says);
        }
    }

    private Backup.Trial trial(BackupKey key, Says says) {
        if (untried) {
            return (_, _, _) -> {};
        }
        Path scratch = to.toAbsolutePath().normalize();
        Scratch place = new Scratch(scratch.resolveSibling(scratch.getFileName() + ".trial"), says);
        Progress progress = new Progress(says.text("backup.trying"));
        return (file, bytes, made) -> place.restore(open(key, progress), file, bytes, made);
    }

    private static Restore open(BackupKey key, Progress progress) {
        return new Restore(key, InstantSource.system(), progress::percent);
    }

    /// One key for both would put the vault's lock and its key into one hand.
    private static void refuseTheOther(BackupKey key, DataFolder folder) {
        Path named = folder.kekFile();
        Path file = named == null ? folder.kek() : named;
        String given = System.getenv(LedgerKeys.VARIABLE);
        try {
            boolean same =
                    (given != null && key.is(given))
                            || (Files.isReadable(file) && key.is(Files.readString(file)));
            if (same) {
                throw new MovingTrouble("backup.key-is-kek");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key-encryption key cannot be read", e);
        }
    }

    /// Where a backup is tried; nothing of it stays.
    private record Scratch(Path folder, Says says) {
        void restore(Restore restore, InputStream file, long bytes, Backup.Made made)
                throws IOException {
            Leftovers.delete(folder);
            try {
                Restored restored = restore.into(file, bytes, folder);
                if (!made.history().equals(restored.history()) || made.keys() != restored.keys()) {
                    throw new MovingTrouble("backup.trial-differs", made.history().size());
                }
                restored.earlier().stream()
                        .filter(log -> !log.whole())
                        .forEach(log -> System.err.println(log.told(says)));
            } finally {
                Leftovers.delete(folder);
            }
        }
    }
}
