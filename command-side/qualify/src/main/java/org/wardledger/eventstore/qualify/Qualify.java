package org.wardledger.eventstore.qualify;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;

/// `java -jar ledger-qualify.jar esdb://host:2113`: whether the ledger can rely on a server. Prints
/// a line for each test and ends with 0 only if all passed; 1 where one failed, 2 where nothing
/// could be tried.
public final class Qualify {
    private static String connection = "";

    private Qualify() {}

    /// The contract, found by the launcher.
    static final class Suite extends ServerContract {
        @Override
        protected String connection() {
            return connection;
        }
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 1 || args[0].startsWith("-")) {
            err.println("give one connection string, such as esdb://host:2113?tls=true");
            return 2;
        }
        KurrentSettings settings;
        try {
            settings = KurrentSettings.of(args[0]);
            KurrentEventStore.open(settings.withNamespace("qualify")).close();
        } catch (IllegalArgumentException | EventStoreUnavailable e) {
            err.println(e.getMessage());
            return 2;
        }
        connection = args[0];
        out.println(settings);
        var table = new Table(out);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Suite.class))
                        .filters(EngineFilter.includeEngines("junit-jupiter"))
                        .build();
        LauncherFactory.create().execute(request, table);
        return table.end();
    }

    /// One line as each test ends, the reasons behind all of them.
    private static final class Table implements TestExecutionListener {
        private final PrintStream out;
        private final List<String> reasons = new ArrayList<>();
        private int passed;
        private int failed;
        private int skipped;
        private long started;

        Table(PrintStream out) {
            this.out = out;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            started = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (!test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                return;
            }
            String name = test.getDisplayName().replace("()", "").replace('_', ' ');
            String verdict;
            switch (result.getStatus()) {
                case SUCCESSFUL:
                    passed++;
                    verdict = "pass";
                    break;
                case ABORTED:
                    skipped++;
                    verdict = "skip";
                    break;
                case FAILED:
                    failed++;
                    verdict = "FAIL";
                    break;
                default:
                    throw new IllegalStateException(result.toString());
            }
            long millis = (System.nanoTime() - started) / 1_000_000;
            out.printf(Locale.ROOT, "%-4s %7d ms  %s%n", verdict, millis, name);
            result.getThrowable()
                    .ifPresent(why -> reasons.add(verdict + " " + name + ": " + first(why)));
        }

        private static String first(Throwable why) {
            String text = String.valueOf(why.getMessage()).strip();
            return text.lines().limit(6).reduce((a, b) -> a + " " + b.strip()).orElse("");
        }

        int end() {
            reasons.forEach(out::println);
            out.printf(
                    "%d passed, %d failed, %d skipped: %s%n", passed, failed, skipped, verdict());
            return failed == 0 && passed > 0 ? 0 : 1;
        }

        private String verdict() {
            return failed == 0 && passed > 0 ? "the ledger can rely on it" : "NOT QUALIFIED";
        }
    }
}
