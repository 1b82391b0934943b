package org.wardledger.web.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.PostingView.Limbs;
import org.wardledger.web.Figure;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.search.Postings.Counter;
import tools.jackson.databind.JsonNode;

/// Counters of one set of records: what is asked of the index, and what its answer says.
record Counters(Tally tally, Sampling sampling) {
    private static final String CHOSEN = "chosen";

    /// Sums over the two limbs: each stays where a double counts exactly, so their join is exact.
    static final Map<String, Object> SPENT =
            Map.of(
                    "high",
                    Map.of("sum", Map.of("field", "limbs.spentHigh")),
                    "low",
                    Map.of("sum", Map.of("field", "limbs.spentLow")));

    /// What a sample says of a sum, and how far it can be trusted: doubles are enough for it.
    private static final Map<String, Object> SPREAD =
            Map.of("spread", Map.of("extended_stats", Map.of("field", "spent")));

    Map<String, Object> body(At at) {
        return Map.of(
                "size",
                0,
                "track_total_hits",
                true,
                "query",
                at.filter(sampling.within(tally.filters())),
                "aggs",
                aggregations());
    }

    /// Facets; of the whole result also what was spent, of a chosen facet also the chosen values,
    /// which may be none of the largest.
    private Map<String, Object> aggregations() {
        Map<String, Object> aggregations = new HashMap<>();
        for (Facet facet : tally.facets()) {
            aggregations.put(facet.name(), facet.counters(sampling.exact()));
            if (!tally.whole()) {
                facet.counters(tally.chosen()).ifPresent(c -> aggregations.put(CHOSEN, c));
            }
        }
        if (tally.whole()) {
            aggregations.putAll(sampling.exact() ? SPENT : SPREAD);
        }
        return aggregations;
    }

    Figure spent(Found<PostingView> found) {
        if (sampling.exact()) {
            return Figure.counted(joined(found));
        }
        JsonNode spread = found.aggregations().path("spread");
        return sampling.sum(
                Math.round(spread.path("sum").asDouble(0)),
                spread.path("sum_of_squares").asDouble(0),
                found.total());
    }

    /// What [#SPENT] adds up to.
    static long joined(Found<PostingView> found) {
        return Limbs.join(number(found, "high"), number(found, "low"));
    }

    private static long number(Found<PostingView> found, String name) {
        return found.aggregations()
                .path(name)
                .path("value")
                .decimalValue(BigDecimal.ZERO)
                .longValueExact();
    }

    /// Each amount that is shown falls into one of the bands; who chose a band sees none hidden.
    Figure hidden(Found<PostingView> found) {
        if (!tally.facets().contains(Facet.AMOUNT)) {
            return Figure.counted(0);
        }
        long hidden = found.total();
        for (JsonNode band : found.aggregations().path(Facet.AMOUNT.name()).path("buckets")) {
            hidden -= band.path("doc_count").asLong();
        }
        return sampling.count(hidden, found.total());
    }

    /// @param total exact number of records of the whole result
    List<Counter> of(Facet facet, Found<PostingView> found, long total) {
        List<Counter> counters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : List.of(facet.name(), CHOSEN)) {
            for (JsonNode bucket : found.aggregations().path(name).path("buckets")) {
                String value = bucket.path("key").asString();
                if (bucket.path("doc_count").asLong() > 0 && seen.add(value)) {
                    counters.add(new Counter(value, count(value, bucket, found, total)));
                }
            }
        }
        return counters;
    }

    /// Where one value of a facet is chosen, the result is what has it.
    private Figure count(String value, JsonNode bucket, Found<PostingView> found, long total) {
        return tally.chosen().equals(List.of(value))
                ? Figure.counted(total)
                : sampling.count(bucket.path("doc_count").asLong(), found.total());
    }
}
