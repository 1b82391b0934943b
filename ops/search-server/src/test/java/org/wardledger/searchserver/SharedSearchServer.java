package org.wardledger.searchserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One real search server for all integration tests of a Maven module, started at the first use and
/// ended with the JVM. Its data is in `target/search-server` of the module and empty at each start.
///
/// Tests share it, so they name their indices apart, or delete them.
public final class SharedSearchServer {

    private static @Nullable SearchServer server;
    private static Path folder = Path.of("");

    private SharedSearchServer() {}

    /// The running server; restarted if an earlier test left it killed.
    public static synchronized SearchServer get() {
        SearchServer running = server;
        if (running == null) {
            folder = freshFolder("search-server");
            running = SearchServer.start(settings(folder));
            server = running;
        } else if (!running.isAlive()) {
            running.restart();
        }
        return running;
    }

    /// The data folder of the running server.
    static synchronized Path folder() {
        return folder;
    }

    /// Quick-start settings with the distribution that the build resolved.
    public static SearchServerSettings settings(Path dataDir) {
        return SearchServerSettings.defaults(dataDir, distribution())
                .withTuning(SearchServerSettings.Tuning.QUICK_START);
    }

    /// An empty folder under the module's `target`, except for an unpacked server left by an
    /// earlier run, which is kept because it is the slow part.
    ///
    /// A checkout that user `nobody` cannot enter (one in root's home) gets a folder under the
    /// machine's temporary folder instead.
    public static Path freshFolder(String name) {
        Path target = Path.of("target").toAbsolutePath();
        Path folder = target.resolve(name);
        Optional<String> obstacle = SearchServer.obstacle(folder);
        if (obstacle.isPresent()) {
            String checkout = Integer.toHexString(target.hashCode());
            folder = Path.of(System.getProperty("java.io.tmpdir"), "ward-" + checkout, name);
            System.out.println(obstacle.get() + " Tests use " + folder + ".");
        }
        empty(folder.resolve("search"));
        return folder;
    }

    private static void empty(Path search) {
        if (Files.isDirectory(search)) {
            try (Stream<Path> children = Files.list(search)) {
                children.filter(child -> !child.getFileName().toString().startsWith("home-"))
                        .forEach(SharedSearchServer::deleteTree);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// `ops/search-server/target/distribution/elasticsearch.zip` of the checkout that holds the
    /// working directory, or the file named by the property `ledger.search.distribution`.
    public static Path distribution() {
        @Nullable String named = System.getProperty("ledger.search.distribution");
        if (named != null) {
            return Path.of(named);
        }
        String inCheckout = "ops/search-server/target/distribution/elasticsearch.zip";
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.exists(folder.resolve(inCheckout))) {
                return folder.resolve(inCheckout);
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException(
                "build it first: mvn -pl ops/search-server package (" + inCheckout + ")");
    }

    private static void deleteTree(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
