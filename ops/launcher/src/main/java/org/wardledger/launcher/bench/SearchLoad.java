package org.wardledger.launcher.bench;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Query;

/// Searches as the search page makes them: words and chosen facets mixed, exact total, counters of
/// all facets, exact sums, a page of records. Beside it the same page without any counter.
final class SearchLoad implements Measure {
    private static final int CLIENTS = 8;
    private static final List<String> FACETS =
            List.of("kind", "institution", "region", "group", "category", "supplier", "month");
    private static final List<String> WORDS = List.of("", "аяқ киім", "обувь", "shoes", "зимняя");
    private static final List<String> GROUPS =
            List.of("FOOD", "CLOTHING", "HEALTH", "HOUSEHOLD", "OTHER");

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Running demo = context.demo();
        Documents documents = new Documents(demo.product().client());
        At now = new At(demo.product().projector().status().searchable(), false);
        run(documents, now, context, true);
        Clients.Times ours = run(documents, now, context, true);
        Clients.Times peer = run(documents, now, context, false);
        long entries = documents.search(PostingView.PROJECTION, body(now, 0, false)).total();
        return new Row(
                "search",
                ours.figures("searches"),
                "the same without counters",
                peer.figures("searches"),
                List.of(CLIENTS + " clients, " + entries + " entries in force"));
    }

    private static Clients.Times run(
            Documents documents, At now, BenchContext context, boolean counters) {
        return Clients.run(
                CLIENTS,
                context.time(),
                (client, n) ->
                        documents.search(
                                PostingView.PROJECTION, body(now, client + 31 * n, counters)));
    }

    private static Map<String, Object> body(At now, int mix, boolean counters) {
        Map<String, Object> body = new HashMap<>();
        body.put("size", 21);
        body.put("track_total_hits", true);
        body.put("query", query(now, mix));
        body.put("sort", List.of(Map.of("position", "desc"), Map.of("id", "asc")));
        if (counters) {
            body.put("aggs", aggregations());
        }
        return body;
    }

    /// The first of every mix is everything there is.
    private static Map<String, Object> query(At now, int mix) {
        List<Map<String, Object>> filters = new ArrayList<>();
        filters.add(now.filter());
        String words = WORDS.get(mix % WORDS.size());
        if (!words.isEmpty()) {
            filters.add(Query.words(words));
        }
        if (mix % 3 == 1) {
            filters.add(Query.oneOf("group", List.of(GROUPS.get(mix % GROUPS.size()))));
        }
        if (mix % 4 == 2) {
            filters.add(Query.oneOf("month", List.of(YearMonth.of(2026, 1 + mix % 10).toString())));
        }
        if (mix % 7 == 3) {
            filters.add(Query.range("amount", "gte", 10_000_000L));
        }
        return Query.all(filters);
    }

    private static Map<String, Object> aggregations() {
        Map<String, Object> aggregations = new HashMap<>();
        aggregations.put("high", Map.of("sum", Map.of("field", "limbs.spentHigh")));
        aggregations.put("low", Map.of("sum", Map.of("field", "limbs.spentLow")));
        aggregations.put("hidden", Map.of("missing", Map.of("field", "amount")));
        for (String facet : FACETS) {
            aggregations.put(facet, Map.of("terms", Map.of("field", facet, "size", 40)));
        }
        return aggregations;
    }
}
