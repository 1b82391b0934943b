package org.wardledger.web.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.reading.Query;

/// All documents of a view as known at a position, in the order of one of their fields, read page
/// by page out of one state of the index.
final class Cursor<V extends View> implements AutoCloseable {
    private static final int BATCH = 1_000;
    private final Documents documents;
    private final Projection<V> view;
    private final At at;
    private final String order;
    private final String point;
    private final Deque<V> page = new ArrayDeque<>();
    private List<String> after = List.of();
    private boolean end;

    Cursor(Documents documents, Projection<V> view, At at, String order) {
        this.documents = documents;
        this.view = view;
        this.at = at;
        this.order = order;
        this.point = documents.openPoint(view);
    }

    /// The next one, left where it is; null behind the last.
    @Nullable V peek() {
        if (page.isEmpty() && !end) {
            fetch();
        }
        return page.peekFirst();
    }

    void skip() {
        page.removeFirst();
    }

    private void fetch() {
        Map<String, Object> body = new HashMap<>();
        body.put("size", BATCH);
        body.put("pit", Map.of("id", point, "keep_alive", "2m"));
        body.put("query", Query.all(List.of(at.filter())));
        body.put("sort", List.of(Map.of(order, "asc"), Map.of("_shard_doc", "asc")));
        body.put("track_total_hits", false);
        if (!after.isEmpty()) {
            body.put("search_after", after);
        }
        Found<V> found = documents.found(view, documents.post("/_search", body));
        page.addAll(found.documents());
        end = found.hits().isEmpty();
        after = end ? after : found.hits().getLast().sort();
    }

    @Override
    public void close() {
        documents.closePoint(point);
    }
}
