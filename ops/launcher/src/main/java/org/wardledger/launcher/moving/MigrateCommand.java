package org.wardledger.launcher.moving;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DatabaseOptions;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.StoreOptions;
import org.wardledger.vault.VaultMove;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger migrate`: a history from one event store into another, in the same order, with the same
/// ids, bytes, times, positions and therefore the same log. Run again after whatever stopped it.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class MigrateCommand implements Callable<Integer> {
    @Option(names = "--from", required = true, paramLabel = "STORE", descriptionKey = "migrateFrom")
    String from = "";

    @Option(names = "--to", required = true, paramLabel = "STORE", descriptionKey = "migrateTo")
    String to = "";

    @Mixin StoreOptions store = new StoreOptions();

    @Mixin DatabaseOptions.Vault vault = new DatabaseOptions.Vault();

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    @Nullable String language;

    @Override
    public Integer call() throws IOException {
        Says says = Says.in(language);
        try {
            StoreOptions.Access access = store.access(says);
            Place here = Place.of(from, access);
            Place there = Place.of(to, access);
            if (here.equals(there)) {
                throw new MovingTrouble("migrate.same-place", to);
            }
            KeysMove keys = KeysMove.between(here, there, vault.settings());
            try (Place.Source source = here.source()) {
                if (keys != null) {
                    keys.requireRest(source);
                }
                events(says, source, here, there);
                if (keys != null) {
                    keys.requireRest(source);
                    keys(says, keys);
                }
            }
            return 0;
        } catch (MovingTrouble e) {
            throw e.told(says);
        }
    }

    private static void events(Says says, Place.Source source, Place here, Place there)
            throws IOException {
        try (EventStore target = there.target()) {
            Bars bars = Bars.in(says);
            Migration.Done done = new Migration(source, target, bars::show).run();
            told(says, done, here, there);
        }
        if (source.inUse()) {
            System.out.println(says.text("migrate.in-use"));
        }
    }

    private static void keys(Says says, KeysMove keys) {
        Progress bar = new Progress(says.text("migrate.vault"));
        VaultMove.Outcome.Moved moved = keys.run(bar::percent);
        System.out.println(says.text("migrate.vault-done", moved.keys(), moved.destroyed()));
        System.out.println(says.text("migrate.vault-left", keys.left()));
    }

    /// One for each phase.
    private record Bars(Progress compare, Progress copy, Progress verify) {
        static Bars in(Says says) {
            return new Bars(
                    new Progress(says.text("migrate.compare")),
                    new Progress(says.text("migrate.copy")),
                    new Progress(says.text("migrate.verify")));
        }

        void show(Migration.Phase phase, int percent) {
            Progress bar =
                    switch (phase) {
                        case COMPARE -> compare;
                        case COPY -> copy;
                        case VERIFY -> verify;
                    };
            bar.percent(percent);
        }
    }

    private static void told(Says says, Migration.Done done, Place from, Place to) {
        System.out.println(says.text("migrate.done", done.copied(), done.target().size()));
        System.out.println(sum(says, from.shown(), done.source()));
        System.out.println(sum(says, to.shown(), done.target()));
        if (!done.source().equals(done.target())) {
            throw new Failed(says.text("migrate.differs", done.source().size()));
        }
    }

    private static String sum(Says says, String place, HistoryDigest.Sum sum) {
        return says.text("migrate.sum", place, String.valueOf(sum.size()), sum.root(), sum.chain());
    }
}
