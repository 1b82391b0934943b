package org.wardledger.web.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.views.View;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.replay.RecountReport.Compared;

/// Reads the public log from its first entry and compares what is shown with it: each record of
/// the audit trail, each purchase and each movement of money with its own entry, and the totals of
/// spending with the totals of the entries. Entries and documents are read beside each other in
/// the order of the log, so memory grows with the purchases and not with the log.
public final class Recount {
    private static final int NAMED_MAX = 100;
    private static final int PERCENT = 100;

    private final Movements movements = new Movements();
    private final List<Disagreement> named = new ArrayList<>();

    private Recount() {}

    /// @param position both are read as known at it; at most what is searchable and published
    /// @throws IOException when the log is shorter, damaged, or does not answer
    public static RecountReport of(
            Documents documents, LogReader log, long position, IntConsumer percent)
            throws IOException {
        return new Recount().run(documents, log, position, percent);
    }

    private RecountReport run(
            Documents documents, LogReader log, long position, IntConsumer percent)
            throws IOException {
        SignedCheckpoint checkpoint =
                log.latest().orElseThrow(() -> new IOException("there is no checkpoint"));
        At at = new At(position, true);
        try (Lane<AuditView> audit = Lane.audit(documents, at, named);
                Lane<PostingView> postings = Lane.postings(documents, at, named);
                Lane<ExpenditureView> purchases = Lane.purchases(documents, at, named)) {
            TileEdge edge = new TileEdge();
            long index = 0;
            while (index < position) {
                List<byte[]> entries = log.entries(checkpoint, index);
                if (entries.isEmpty()) {
                    throw new IOException("only " + checkpoint.size() + " entries are published");
                }
                for (int i = 0; i < entries.size() && index < position; i++, index++) {
                    Leaf leaf = Leaf.read(index, entries.get(i));
                    movements.read(index, entries.get(i));
                    edge.append(Hashes.leaf(entries.get(i)), (_, _) -> {});
                    audit.meet(leaf, true);
                    postings.meet(leaf, movesMoney(leaf));
                    purchases.meet(leaf, leaf.type().equals("expenditure.proposed.v1"));
                }
                percent.accept((int) (index * PERCENT / Math.max(1, position)));
            }
            if (!edge.head().equals(log.head(position, checkpoint))) {
                throw new IOException("the entries do not give the published root; verify the log");
            }
            Compared totals = SpendingRecount.of(documents, at, movements.all(), named);
            List<Compared> views = List.of(audit.end(), purchases.end(), postings.end(), totals);
            return new RecountReport(
                    position,
                    views,
                    List.copyOf(named.subList(0, Math.min(named.size(), NAMED_MAX))));
        }
    }

    private static boolean movesMoney(Leaf leaf) {
        return switch (leaf.type()) {
            case "expenditure.paid.v1",
                    "expenditure.refunded.v1",
                    "receipt.allocated.v1",
                    "cash.withdrawn.v1",
                    "cash.deposited.v1",
                    "cash.received.v1" ->
                    true;
            case "cash.counted.v1" -> !leaf.data("result").equals("EVEN");
            case "posting.reversed.v1" -> !leaf.aboutOneWard();
            case String _ -> false;
        };
    }

    /// The documents of one view, met one by one by the entries that they should agree with.
    private static final class Lane<V extends View> implements AutoCloseable {
        private final String view;
        private final Cursor<V> cursor;
        private final ToLongFunction<V> position;
        private final BiFunction<V, Leaf, List<Disagreement>> compare;
        private final List<Disagreement> named;
        private final Map<String, List<Disagreement>> untold = new HashMap<>();
        private int records;
        private int differing;

        private Lane(
                String view,
                Cursor<V> cursor,
                ToLongFunction<V> position,
                BiFunction<V, Leaf, List<Disagreement>> compare,
                List<Disagreement> named) {
            this.view = view;
            this.cursor = cursor;
            this.position = position;
            this.compare = compare;
            this.named = named;
        }

        static Lane<AuditView> audit(Documents from, At at, List<Disagreement> named) {
            return new Lane<>(
                    AuditView.PROJECTION.name(),
                    new Cursor<>(from, AuditView.PROJECTION, at, "position"),
                    AuditView::position,
                    AgainstLeaf::of,
                    named);
        }

        static Lane<PostingView> postings(Documents from, At at, List<Disagreement> named) {
            return new Lane<>(
                    PostingView.PROJECTION.name(),
                    new Cursor<>(from, PostingView.PROJECTION, at, "position"),
                    PostingView::position,
                    AgainstLeaf::of,
                    named);
        }

        static Lane<ExpenditureView> purchases(Documents from, At at, List<Disagreement> named) {
            return new Lane<>(
                    ExpenditureView.PROJECTION.name(),
                    new Cursor<>(from, ExpenditureView.PROJECTION, at, "position"),
                    ExpenditureView::position,
                    AgainstLeaf::of,
                    named);
        }

        /// @param expected whether such an entry has a document in this view
        void meet(Leaf leaf, boolean expected) {
            leaf.opened().forEach(untold::remove);
            V next = cursor.peek();
            while (next != null && position.applyAsLong(next) < leaf.position()) {
                add(List.of(Disagreement.invented(view, next.id())));
                cursor.skip();
                next = cursor.peek();
            }
            boolean met = next != null && position.applyAsLong(next) == leaf.position();
            if (next != null && met && expected) {
                records++;
                List<Disagreement> found = compare.apply(next, leaf);
                if (!found.isEmpty() && found.stream().allMatch(d -> d.published().isEmpty())) {
                    untold.put(leaf.id(), found); // an opening may still tell it
                } else {
                    add(found);
                }
                cursor.skip();
            } else if (expected) {
                records++;
                add(List.of(Disagreement.missing(view, leaf.id(), leaf.index())));
            }
        }

        private void add(List<Disagreement> found) {
            if (!found.isEmpty()) {
                differing++;
                if (named.size() < NAMED_MAX) {
                    named.addAll(found);
                }
            }
        }

        Compared end() {
            for (V left = cursor.peek(); left != null; left = cursor.peek()) {
                add(List.of(Disagreement.invented(view, left.id())));
                cursor.skip();
            }
            untold.values().forEach(this::add);
            return new Compared(view, records, differing);
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
