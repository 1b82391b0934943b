package org.wardledger.launcher.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.wardledger.codec.Opened;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.projector.EventReader;
import org.wardledger.projector.Projector;

/// All events of the demo read, decoded and folded, sent nowhere, as the projector does it: a page
/// is read while the one before it is decoded on all cores, and folded by one thread. Beside it the
/// same read of the store with nothing done to the bytes.
final class ReplayNull implements Measure {
    private static final int PAGE = 1_000;
    private static final int ROUNDS = 5;

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Projector.Source source = context.demo().product().source();
        EventStore store = source.store();
        EventReader reader = source.reader();
        long events = store.head();
        long scan = best(() -> scan(store, _ -> {}));
        long alone = best(() -> scan(store, reader::read));
        long decode = best(() -> pages(store, page -> decoded(page, reader)));
        long fold =
                best(
                        () -> {
                            Folds folds = new Folds(source.views(), reader, (_, _) -> {});
                            pages(store, page -> decoded(page, reader).forEach(folds::apply));
                        });
        return new Row(
                "replay",
                List.of(
                        Figure.rate("decoded", events, decode),
                        Figure.rate("by one thread", events, alone),
                        Figure.rate("decoded and folded", events, fold)),
                "raw scan of the store",
                List.of(Figure.rate("read", events, scan)),
                List.of(
                        events
                                + " events, "
                                + source.views().size()
                                + " views, best of "
                                + ROUNDS));
    }

    private static List<Opened> decoded(List<StoredEvent> page, EventReader reader) {
        return page.parallelStream().map(reader::read).toList();
    }

    private static long best(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static void pages(EventStore store, Consumer<List<StoredEvent>> each) {
        List<StoredEvent> page = store.readAll(0, PAGE);
        while (!page.isEmpty()) {
            long last = page.getLast().position();
            CompletableFuture<List<StoredEvent>> next =
                    CompletableFuture.supplyAsync(() -> store.readAll(last, PAGE));
            each.accept(page);
            page = next.join();
        }
    }

    static void scan(EventStore store, Consumer<StoredEvent> each) {
        List<StoredEvent> page = store.readAll(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = store.readAll(page.getLast().position(), PAGE);
        }
    }
}
