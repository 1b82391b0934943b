package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.witness.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ledger witness`: remembers one checkpoint of each log and cosigns only what continues it. A
/// process of its own, on a machine of its own, with nothing of a ledger beside it; until it is
/// told to stop.
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class WitnessCommand implements Callable<Integer> {
    @Option(names = "--key", required = true, paramLabel = "FILE", descriptionKey = "witnessKey")
    Path key = Path.of("");

    @Option(names = "--log", paramLabel = "VKEY", descriptionKey = "witnessLog")
    List<String> logs = List.of();

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "witnessPolicy")
    @Nullable Path policy;

    @Option(names = "--dir", required = true, paramLabel = "DIR", descriptionKey = "witnessDir")
    Path folder = Path.of("");

    @Option(names = "--port", paramLabel = "P", descriptionKey = "witnessPort")
    int port = 8190;

    @Option(names = "--address", paramLabel = "A", descriptionKey = "address")
    String address = "127.0.0.1";

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    @Nullable String language;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Says says = Says.in(language);
        Witness.Settings settings =
                new Witness.Settings(
                        new Named(says).key(key),
                        watched(says),
                        Files.createDirectories(folder),
                        new InetSocketAddress(address, port));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Witness witness = Witness.start(settings, InstantSource.system())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endOf(stop, stopped)));
            System.out.println(
                    "witness "
                            + settings.key().name()
                            + " "
                            + settings.key().witnessKey().text()
                            + " http://"
                            + address
                            + ":"
                            + witness.address().getPort());
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void endOf(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// From the arguments and from the policy.
    private List<Vkey> watched(Says says) {
        List<Vkey> keys = new ArrayList<>();
        for (String text : logs) {
            switch (Vkey.parse(text)) {
                case Parsed.Good<Vkey>(Vkey read) when read.type() == Vkey.NOTE -> keys.add(read);
                case Parsed.Good<Vkey> _, Parsed.Bad<Vkey> _ ->
                        throw new Failed(says.text("witness.bad-log", text));
            }
        }
        Path file = policy;
        if (file != null) {
            keys.addAll(new Named(says).policy(file).logKeys());
        }
        if (keys.isEmpty()) {
            throw new Failed(says.text("witness.which-log"));
        }
        return keys.stream().distinct().toList();
    }
}
