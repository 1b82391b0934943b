package org.wardledger.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where everything is kept. Only `store`, `secret`, `vault.db`, the key-encryption key, `log`,
/// `log-state` and `log.key` cannot be made again from something else.
///
/// @param root the one folder of an installation
/// @param kekFile key-encryption key outside it; null where it is not named
/// @param given folder with what a process was given: secrets, keys, people; that of the data
///     where it is not named
public record DataFolder(Path root, @Nullable Path kekFile, Path given) {

    public DataFolder(Path root, @Nullable Path kekFile) {
        this(root, kekFile, root);
    }

    public static DataFolder of(Path root) {
        return of(root, null);
    }

    /// @param kekFile key-encryption key, where it was named
    public static DataFolder of(Path root, @Nullable Path kekFile) {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + root, e);
        }
        DataFolder data = new DataFolder(root.toAbsolutePath().normalize(), kekFile);
        if (Files.exists(data.restoring())) {
            throw new Failed(Says.in(null).text("restore.unfinished", root));
        }
        return data;
    }

    /// The same with secrets, keys and people in a folder of their own.
    public DataFolder with(Path keys) {
        return new DataFolder(root, kekFile, keys.toAbsolutePath().normalize());
    }

    /// The folder of a ledger that is there; none is made.
    ///
    /// @throws Failed where there is none
    public static DataFolder existing(Path root, @Nullable Path kekFile, Says says) {
        DataFolder data = new DataFolder(root, kekFile);
        if (!Files.exists(data.store()) && !Files.exists(data.restoring())) {
            throw new Failed(says.text("data.missing", root));
        }
        return of(root, kekFile);
    }

    /// Stands here while a backup is being put back: nothing starts on a part of it.
    public Path restoring() {
        return root.resolve("restoring");
    }

    /// The events: the truth.
    public Path store() {
        return root.resolve("store");
    }

    /// Secret of the store: ids and tags are made with it. Never changes.
    public Path secret() {
        return given.resolve("secret");
    }

    /// Keys of those whose data the events hold. Without it nothing private can be read again.
    public Path vault() {
        return root.resolve("vault.db");
    }

    /// What this process has seen of the vault, wherever that is.
    public Path keysMark() {
        return store().resolve("keys.mark");
    }

    /// What the vault is locked with, where nothing else is named.
    public Path kek() {
        return given.resolve("kek");
    }

    /// What the command side looks up; rebuilt from the events.
    public Path index() {
        return root.resolve("index.db");
    }

    /// Statements while they are read; emptied at each start.
    public Path uploads() {
        return root.resolve("uploads");
    }

    /// Elasticsearch; rebuilt from the events.
    public Path search() {
        return root.resolve("search");
    }

    /// Who can sign in.
    public Path people() {
        return given.resolve("people.json");
    }

    /// What the cookies of those who are signed in are signed with; a new one signs everybody out.
    public Path sessionKey() {
        return given.resolve("session.key");
    }

    /// The public key of the log, for whoever shows it and does not sign.
    public Path logPublicKey() {
        return given.resolve("log.pub");
    }

    /// What a scraper of metrics on another machine has to show; nobody may where it is not there.
    public Path metricsToken() {
        return given.resolve("metrics.token");
    }

    /// Which event is at which position of a cluster; counted again where it is lost.
    public Path positions() {
        return store().resolve("positions.db");
    }

    /// Tells this process from all others that ever had its name.
    public Path nodeId() {
        return root.resolve("node-id");
    }

    /// How far the clock has read; rebuilt by repeating, which is harmless.
    public Path clock() {
        return root.resolve("clock");
    }

    /// Stands here from before keys are destroyed until everything that was made with them is made
    /// anew.
    public Path erasing() {
        return root.resolve("erasing");
    }

    /// The public log; a copy of this folder is a mirror. Made from the events, but signed: what
    /// was published once cannot be made differently again.
    public Path log() {
        return root.resolve("log");
    }

    /// What the public log has decided on. Never copied, never restored from a backup.
    public Path logState() {
        return root.resolve("log-state");
    }

    /// When records became publicly provable; for pages only, may be lost.
    public Path logTimes() {
        return root.resolve("log-times");
    }

    /// Public keys that signed the public log before, one a line.
    public Path logKeysBefore() {
        return given.resolve("log.keys-before");
    }

    /// The next key of the public log while it changes hands.
    public Path logKeyNext() {
        return given.resolve("log.key-next");
    }

    /// The key of the public log; made at the first start.
    public Path logKey() {
        return given.resolve("log.key");
    }
}
