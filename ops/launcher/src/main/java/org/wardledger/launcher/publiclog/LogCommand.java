package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.WardLedger;
import org.wardledger.transparency.note.Vkey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger log`: what an operator does to the public log of a ledger that does not run. Each step
/// may be repeated after a crash.
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help",
        subcommands = {
            LogCommand.RotateKey.class,
            LogCommand.Freeze.class,
            LogCommand.Continue.class
        })
public final class LogCommand implements Runnable {

    @Override
    public void run() {
        WardLedger.run("log", "--help");
    }

    /// Which installation.
    static final class Where {
        @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
        Path data = Path.of("data");

        @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
        @Nullable Path kekFile;

        @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
        @Nullable String language;

        Says says() {
            return Says.in(language);
        }

        LogChange open() {
            return LogChange.open(DataFolder.existing(data, kekFile, says()), Clock.systemUTC());
        }
    }

    /// The lines of a policy.
    private static void told(LogChange.Keys keys) {
        System.out.println("log " + keys.after().text());
        Vkey before = keys.before();
        if (before != null) {
            System.out.println("log " + before.text());
        }
    }

    /// `ledger log rotate-key`: another key under the same name.
    @Command(
            name = "rotate-key",
            mixinStandardHelpOptions = true,
            resourceBundle = "org.wardledger.launcher.help")
    static final class RotateKey implements Callable<Integer> {
        @Mixin Where where = new Where();

        @Override
        public Integer call() throws IOException {
            try (LogChange change = where.open()) {
                LogChange.Keys keys = change.rotateKey();
                told(keys);
                System.err.println(where.says().text("log.rotated"));
            }
            return 0;
        }
    }

    /// `ledger log freeze`: nothing is signed any more.
    @Command(
            name = "freeze",
            mixinStandardHelpOptions = true,
            resourceBundle = "org.wardledger.launcher.help")
    static final class Freeze implements Callable<Integer> {
        @Mixin Where where = new Where();

        @Override
        public Integer call() throws IOException {
            try (LogChange change = where.open()) {
                String said = change.keyless() ? "log.frozen-keyless" : "log.frozen";
                System.err.println(where.says().text(said, change.freeze()));
            }
            return 0;
        }
    }

    /// `ledger log continue`: the same events under another name, behind a frozen log.
    @Command(
            name = "continue",
            mixinStandardHelpOptions = true,
            resourceBundle = "org.wardledger.launcher.help")
    static final class Continue implements Callable<Integer> {
        @Mixin Where where = new Where();

        @Option(
                names = "--origin",
                paramLabel = "NAME",
                descriptionKey = "originNext",
                required = true)
        String origin = "";

        @Override
        public Integer call() throws IOException {
            try (LogChange change = where.open()) {
                LogChange.Keys keys = change.continueAs(origin);
                told(keys);
                String said = keys.before() == null ? "log.continued-keyless" : "log.continued";
                System.err.println(where.says().text(said, origin));
            }
            return 0;
        }
    }
}
