package org.wardledger.projector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.elasticsearch.client.RestClient;

/// A projector in a process of its own, to be killed. Its store grows as a file says. Ends with 3
/// when the projector gave up, which no kill may bring about.
final class CrashVictim {
    private CrashVictim() {}

    /// Arguments: port of the search server, file with the head, parts of the first documents or 0.
    /// The password comes by environment.
    public static void main(String[] args) throws Exception {
        RestClient rest =
                Search.rest(Integer.parseInt(args[0]), System.getenv("SEARCH_AUTHORIZATION"));
        Path headFile = Path.of(args[1]);
        ToyStore store = new ToyStore(CrashIT.STREAMS, head(headFile, 0));
        Projector projector =
                Projector.start(
                        Search.source(rest, store, ToyViews.ALL),
                        settings(Integer.parseInt(args[2])),
                        ProjectorListener.none());
        while (projector.status().isRunning()) {
            Thread.sleep(10);
            long head = head(headFile, store.head());
            if (head > store.head()) {
                store.grow(head - store.head());
            }
        }
        System.err.println("GAVE UP: " + projector.status());
        System.exit(3);
    }

    static ProjectorSettings settings(int parts) {
        return ProjectorSettings.defaults("victim")
                .withBatch(40, 60)
                .withCacheBytesMax(50_000)
                .withIntervals(Duration.ofMillis(50), Duration.ofMillis(200))
                .withSplit(Split.of(parts, Split.PARTS_MAX));
    }

    /// The writer replaces the file in one step, but not on every file system.
    private static long head(Path file, long otherwise) throws IOException {
        String text = Files.readString(file).strip();
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
