package org.wardledger.launcher.reconcile;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.security.Policy;
import org.wardledger.events.PublicationEvent.Checked;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.Product;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.QuietListener;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SignInOptions;
import org.wardledger.launcher.Underway;
import org.wardledger.launcher.reconcile.Reconciling.Standing;
import org.wardledger.projector.ProjectorStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger reconcile`: the public log, the event store and the search indices compared with each
/// other; names each place that differs and records the result. Exit code 1 where something does.
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class ReconcileCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/operator/reconciliation";
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin SignInOptions signIn = new SignInOptions();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    Path data = Path.of("data");

    @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
    @Nullable Path kekFile;

    @Override
    public Integer call() throws InterruptedException {
        return signIn.server != null ? through() : here();
    }

    private int through() throws InterruptedException {
        var remote = signIn.remote();
        remote.post(PATH, BodyPublishers.noBody(), Standing.class);
        return said(Underway.await("reconcile", () -> remote.get(PATH, Standing.class)));
    }

    private int here() throws InterruptedException {
        Says says = signIn.says();
        DataFolder folder = DataFolder.existing(data, kekFile, says);
        try (Product product =
                Product.open(
                        folder,
                        new Policy(),
                        Installation.searchDistribution(),
                        Clock.systemUTC())) {
            product.project(new QuietListener());
            awaitSearchable(product, says);
            try (Reconciling reconciling = product.reconciling(folder)) {
                reconciling.start(Caller.operator());
                return said(Underway.await("reconcile", reconciling::standing));
            }
        }
    }

    /// After a loss of the search side this fills it again, which is most of the wait.
    private static void awaitSearchable(Product product, Says says) throws InterruptedException {
        Progress progress = new Progress(says.text("reconcile.filling"));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!product.awaitSearchable(LOOK)) {
            if (System.nanoTime() > end) {
                throw new Failed(says.text("reconcile.not-searchable"));
            }
            ProjectorStatus now = product.projector().status();
            progress.percent((int) (now.searchable() * 100 / Math.max(1, now.head())));
        }
    }

    private int said(Standing end) {
        Says says = signIn.says();
        if (end.trouble() != null) {
            throw new Failed(end.trouble());
        }
        for (Checked view : end.views()) {
            System.out.println(
                    says.text(
                            view.equal() ? "reconcile.equal" : "reconcile.differs",
                            view.view(),
                            view.records(),
                            view.differing()));
        }
        end.findings().forEach(found -> System.err.println("ledger: " + found.said(says)));
        System.out.println(says.text("reconcile.recorded", Long.toString(end.position())));
        return end.state().equals("EQUAL") ? 0 : 1;
    }
}
