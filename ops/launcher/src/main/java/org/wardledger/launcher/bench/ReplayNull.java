package org.wardledger.launcher.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.projector.Projector;

/// All events of the demo read, decoded and folded by one thread, sent nowhere. Beside it the same
/// read of the store with nothing done to the bytes.
final class ReplayNull implements Measure {
    private static final int PAGE = 1_000;
    private static final int ROUNDS = 3;

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Projector.Source source = context.demo().product().source();
        EventStore store = source.store();
        long events = store.head();
        long scan = best(() -> scan(store, _ -> {}));
        long decode = best(() -> scan(store, source.reader()::read));
        long fold =
                best(
                        () -> {
                            Folds folds = new Folds(source.views(), source.reader(), (_, _) -> {});
                            scan(store, e -> folds.apply(source.reader().read(e)));
                        });
        return new Row(
                "replay",
                List.of(
                        Figure.rate("decoded", events, decode),
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

    private static long best(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    static void scan(EventStore store, Consumer<StoredEvent> each) {
        List<StoredEvent> page = store.readAll(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = store.readAll(page.getLast().position(), PAGE);
        }
    }
}
