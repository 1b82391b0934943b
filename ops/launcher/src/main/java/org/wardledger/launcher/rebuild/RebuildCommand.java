package org.wardledger.launcher.rebuild;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.security.Policy;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.Product;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SignInOptions;
import org.wardledger.launcher.Underway;
import org.wardledger.launcher.rebuild.Rebuilding.Standing;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.sequencer.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger rebuild`: all views anew from the first event, compared with those that readers see.
/// Exit code 1 where they differ and readers keep the old ones.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class RebuildCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/operator/rebuild";

    @Mixin SignInOptions signIn = new SignInOptions();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    Path data = Path.of("data");

    @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
    @Nullable Path kekFile;

    @Option(names = "--force", descriptionKey = "force")
    boolean force;

    @Option(names = "--rollback", descriptionKey = "rollback")
    boolean rollback;

    @Option(names = "--log", descriptionKey = "rebuildLog")
    boolean log;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (log) {
            return filesOfTheLog();
        }
        return signIn.server != null ? through() : here();
    }

    private int through() throws InterruptedException {
        var remote = signIn.remote();
        if (rollback) {
            var shown =
                    remote.post(
                            PATH + "/rollback", BodyPublishers.noBody(), RebuildApi.Shown.class);
            return rolledBack(Optional.of(shown.generation()));
        }
        remote.post(PATH + "?force=" + force, BodyPublishers.noBody(), Standing.class);
        return said(Underway.await(progress(), () -> remote.get(PATH, Standing.class)));
    }

    private int here() throws InterruptedException {
        try (Product product =
                Product.open(
                        DataFolder.existing(data, kekFile, signIn.says()),
                        new Policy(),
                        Installation.searchDistribution(),
                        Clock.systemUTC())) {
            product.connect();
            Rebuilding rebuilding = product.rebuilding();
            if (rollback) {
                return rolledBack(rebuilding.rollback());
            }
            rebuilding.start(force, Caller.operator());
            return said(Underway.await(progress(), rebuilding::standing));
        }
    }

    /// Bundles and tiles of the stopped ledger's public log, from the events.
    private int filesOfTheLog() throws IOException {
        Says says = signIn.says();
        DataFolder folder = DataFolder.existing(data, kekFile, says);
        try (EventStore store = SqliteEventStore.open(folder.store())) {
            TreeHead head = Rebuild.of(store, folder.log(), folder.logState());
            System.out.println(
                    says.text("rebuild.log", folder.log(), head.size(), head.root().base64()));
        }
        return 0;
    }

    private String progress() {
        return signIn.says().text("rebuild.progress");
    }

    private int rolledBack(Optional<Integer> generation) {
        Says says = signIn.says();
        if (generation.isEmpty()) {
            throw new Failed(says.text("rebuild.nothing-before"));
        }
        System.out.println(says.text("rebuild.rolled-back", generation.get()));
        return 0;
    }

    private int said(Standing end) {
        Says says = signIn.says();
        String views = String.join(", ", end.differing());
        String position = Long.toString(end.position());
        switch (end.state()) {
            case "EQUAL" -> System.out.println(says.text("rebuild.equal", position));
            case "FORCED" -> System.out.println(says.text("rebuild.forced", views, position));
            case "DIFFERENT" -> {
                System.err.println("ledger: " + says.text("rebuild.different", views, position));
                return 1;
            }
            default -> throw new Failed(String.valueOf(end.trouble()));
        }
        return 0;
    }
}
