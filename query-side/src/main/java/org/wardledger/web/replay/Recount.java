package org.wardledger.web.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Cursor;
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
        try (Lane<AuditView> audit =
                        lane(
                                documents,
                                at,
                                AuditView.PROJECTION,
                                AuditView::position,
                                AgainstLeaf::of);
                Lane<PostingView> postings =
                        lane(
                                documents,
                                at,
                                PostingView.PROJECTION,
                                PostingView::position,
                                AgainstLeaf::of);
                Lane<ExpenditureView> purchases =
                        lane(
                                documents,
                                at,
                                ExpenditureView.PROJECTION,
                                ExpenditureView::position,
                                AgainstLeaf::of)) {
            TileEdge edge = new TileEdge();
            long index = 0;
            while (index < position) {
                List<byte[]> entries = log.entries(checkpoint, index);
                if (entries.isEmpty()) {
                    throw new IOException("only " + checkpoint.size() + " entries are published");
                }
                for (int i = 0; i < entries.size() && index < position; i++, index++) {
                    Leaf leaf = Leaf.read(index, entries.get(i));
                    movements.read(leaf);
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

    private <V extends View> Lane<V> lane(
            Documents documents,
            At at,
            Projection<V> view,
            ToLongFunction<V> position,
            BiFunction<V, Leaf, List<Disagreement>> compare) {
        Cursor<V> all = Cursor.all(documents, view, at, "position");
        return new Lane<>(all, view.name(), position, compare, named);
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
        private int records;
        private int differing;

        private Lane(
                Cursor<V> cursor,
                String view,
                ToLongFunction<V> position,
                BiFunction<V, Leaf, List<Disagreement>> compare,
                List<Disagreement> named) {
            this.cursor = cursor;
            this.view = view;
            this.position = position;
            this.compare = compare;
            this.named = named;
        }

        /// @param expected whether such an entry has a document in this view
        void meet(Leaf leaf, boolean expected) {
            V next = cursor.peek();
            while (next != null && position.applyAsLong(next) < leaf.position()) {
                add(List.of(Disagreement.invented(view, next.id())));
                cursor.skip();
                next = cursor.peek();
            }
            boolean met = next != null && position.applyAsLong(next) == leaf.position();
            if (next != null && met && expected) {
                records++;
                add(compare.apply(next, leaf));
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
            return new Compared(view, records, differing);
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
