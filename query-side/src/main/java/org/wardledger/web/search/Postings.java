package org.wardledger.web.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.PostingView.Limbs;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.reading.Query;
import tools.jackson.databind.JsonNode;

/// Searches published postings and counts them exactly.
@Component
public class Postings {
    private final Documents documents;

    public Postings(Documents documents) {
        this.documents = documents;
    }

    /// One page of a result.
    ///
    /// @param spent exact sum of what the records add to spending, tiyn, over all pages
    /// @param hidden records whose amount is not public
    /// @param next sort values to go on from; empty on the last page
    public record Result(
            List<PostingView> page,
            long total,
            long spent,
            long hidden,
            Map<Facet, List<Counter>> facets,
            List<String> next) {}

    /// How many records have one value of a facet.
    public record Counter(String value, long count) {}

    public Result search(Question question, At at) {
        Map<String, Object> body = new HashMap<>();
        body.put("size", Question.PAGE + 1);
        body.put("track_total_hits", true);
        body.put("query", question.filter(at, null));
        body.put("sort", question.order().sort());
        if (!question.after().isEmpty()) {
            body.put("search_after", question.after());
        }
        body.put("aggs", aggregations(question));
        Found<PostingView> found = documents.search(PostingView.PROJECTION, body);
        boolean more = found.hits().size() > Question.PAGE;
        List<Documents.Hit<PostingView>> hits =
                more ? found.hits().subList(0, Question.PAGE) : found.hits();
        return new Result(
                hits.stream().map(Documents.Hit::document).toList(),
                found.total(),
                spent(found.aggregations()),
                found.aggregations().path("hidden").path("doc_count").asLong(),
                facets(question, at, found.aggregations()),
                more ? hits.getLast().sort() : List.of());
    }

    /// Sums over the two limbs: each stays where a double counts exactly, so their join is exact.
    private static Map<String, Object> aggregations(Question question) {
        Map<String, Object> aggregations = new HashMap<>();
        aggregations.put("high", Map.of("sum", Map.of("field", "limbs.spentHigh")));
        aggregations.put("low", Map.of("sum", Map.of("field", "limbs.spentLow")));
        aggregations.put("hidden", Map.of("missing", Map.of("field", "amount")));
        for (Facet facet : Facet.values()) {
            if (!question.chosen().containsKey(facet)) {
                aggregations.put(facet.name(), facet.counters());
            }
        }
        return aggregations;
    }

    private static long spent(JsonNode aggregations) {
        return Limbs.join(whole(aggregations, "high"), whole(aggregations, "low"));
    }

    private static long whole(JsonNode aggregations, String name) {
        return aggregations.path(name).path("value").decimalValue(BigDecimal.ZERO).longValueExact();
    }

    /// A chosen facet counts as if it were not chosen, so that a second value can be added.
    private Map<Facet, List<Counter>> facets(Question question, At at, JsonNode aggregations) {
        Map<Facet, List<Counter>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            JsonNode buckets =
                    question.chosen().containsKey(facet)
                            ? alone(question, at, facet)
                            : aggregations.path(facet.name());
            facets.put(facet, counters(buckets));
        }
        return facets;
    }

    private JsonNode alone(Question question, At at, Facet facet) {
        Map<String, Object> body =
                Map.of(
                        "size",
                        0,
                        "query",
                        question.filter(at, facet),
                        "aggs",
                        Map.of(facet.name(), facet.counters()));
        return documents.search(PostingView.PROJECTION, body).aggregations().path(facet.name());
    }

    private static List<Counter> counters(JsonNode aggregation) {
        List<Counter> counters = new ArrayList<>();
        for (JsonNode bucket : aggregation.path("buckets")) {
            long count = bucket.path("doc_count").asLong();
            if (count > 0) {
                counters.add(new Counter(bucket.path("key").asString(), count));
            }
        }
        return counters;
    }

    /// Latest postings of a home, or of all homes.
    public List<PostingView> latest(@Nullable String institution, At at, int max) {
        List<Map<String, Object>> filters = new ArrayList<>();
        filters.add(at.filter());
        if (institution != null) {
            filters.add(Query.is("institution", institution));
        }
        return documents
                .search(
                        PostingView.PROJECTION,
                        Map.of(
                                "size",
                                max,
                                "query",
                                Query.all(filters),
                                "sort",
                                Question.Order.NEWEST.sort()))
                .documents();
    }
}
