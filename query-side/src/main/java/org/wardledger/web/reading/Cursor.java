package org.wardledger.web.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.web.reading.Documents.Found;

/// All documents that a query finds, however many, read page by page out of one state of the index.
public final class Cursor<V extends View> implements AutoCloseable {
    private static final int BATCH = 1_000;
    private final Documents documents;
    private final Projection<V> view;
    private final Map<String, Object> query;
    private final List<Map<String, Object>> sort;
    private final String point;
    private final Deque<V> page = new ArrayDeque<>();
    private List<String> after = List.of();
    private boolean end;

    /// @param sort ends with a field that no two documents share
    public Cursor(
            Documents documents,
            Projection<V> view,
            Map<String, Object> query,
            List<Map<String, Object>> sort) {
        this.documents = documents;
        this.view = view;
        this.query = query;
        this.sort = sort;
        this.point = documents.openPoint(view);
    }

    /// The view as known at a position, in the order of one of its fields.
    public static <V extends View> Cursor<V> all(
            Documents documents, Projection<V> view, At at, String order) {
        return new Cursor<>(
                documents,
                view,
                Query.all(List.of(at.filter())),
                List.of(Map.of(order, "asc"), Map.of("_shard_doc", "asc")));
    }

    /// The next one, left where it is; null behind the last.
    public @Nullable V peek() {
        if (page.isEmpty() && !end) {
            fetch();
        }
        return page.peekFirst();
    }

    public void skip() {
        page.removeFirst();
    }

    private void fetch() {
        Map<String, Object> body = new HashMap<>();
        body.put("size", BATCH);
        body.put("pit", Map.of("id", point, "keep_alive", "2m"));
        body.put("query", query);
        body.put("sort", sort);
        body.put("track_total_hits", false);
        if (!after.isEmpty()) {
            body.put("search_after", after);
        }
        Found<V> found = documents.found(view, documents.post(Documents.SEARCH, body));
        page.addAll(found.documents());
        end = found.hits().isEmpty();
        after = end ? after : found.hits().getLast().sort();
    }

    @Override
    public void close() {
        documents.closePoint(point);
    }
}
