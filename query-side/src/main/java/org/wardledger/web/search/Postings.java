package org.wardledger.web.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.Figure;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.reading.Documents.Hit;
import org.wardledger.web.reading.Query;

/// Searches published postings and counts them. How many there are is always exact; sums and
/// counters are exact too, unless they cover more records than can be counted while somebody waits
/// and nobody asked for exact ones. Two requests: how many there are, then everything else.
@Component
public class Postings {
    /// Records up to which everything is exact where nobody has said anything else.
    public static final long COUNTED = 50_000;

    /// Fewer say nothing of what they are a sample of.
    private static final long COUNTED_MIN = 10;

    /// Where nobody has counted, the latest are looked for as if one record in this many were of
    /// them.
    private static final long ONE_OF = 64;

    private final Documents documents;
    private final long counted;

    /// @param counted records up to which everything is exact without being asked for
    public Postings(Documents documents, long counted) {
        this.documents = documents;
        this.counted = counted;
    }

    @Autowired
    Postings(
            Documents documents,
            @Value("${ledger.search.counted:" + COUNTED + "}") String setting) {
        this(documents, counted(setting));
    }

    private static long counted(String setting) {
        long number;
        try {
            number = Long.parseLong(setting.strip());
        } catch (NumberFormatException _) {
            number = 0;
        }
        if (number < COUNTED_MIN) {
            throw new IllegalArgumentException(
                    "LEDGER_SEARCH_COUNTED is \"%s\"; it takes a whole number from %d, or leave it out"
                            .formatted(setting, COUNTED_MIN));
        }
        return number;
    }

    /// One page of a result.
    ///
    /// @param total exact number of records, over all pages
    /// @param spent sum of what the records add to spending, tiyn, over all pages
    /// @param hidden records whose amount is not public
    /// @param next sort values to go on from; empty on the last page
    public record Result(
            List<PostingView> page,
            long total,
            Figure spent,
            Figure hidden,
            Map<Facet, List<Counter>> facets,
            List<String> next) {

        /// Whether no number is an estimate.
        public boolean exact() {
            return spent.exact()
                    && hidden.exact()
                    && facets.values().stream()
                            .flatMap(List::stream)
                            .allMatch(c -> c.count().exact());
        }
    }

    /// How many records have one value of a facet.
    public record Counter(String value, Figure count) {}

    /// Up to how many records everything is exact.
    public long counted() {
        return counted;
    }

    public Result search(Question question, At at) {
        List<Counters> sets = sets(question, at);
        long total = sets.getFirst().sampling().total();
        Page page = Page.of(question, at);
        Stretch stretch = page.stretch(total);
        List<Map<String, Object>> asked = new ArrayList<>();
        asked.add(page.body(stretch));
        sets.forEach(set -> asked.add(set.body(at)));
        List<Found<PostingView>> found = documents.searches(PostingView.PROJECTION, asked);
        List<Hit<PostingView>> hits = page.complete(documents, found.getFirst(), stretch).hits();
        boolean more = hits.size() > Question.PAGE;
        List<Hit<PostingView>> shown = more ? hits.subList(0, Question.PAGE) : hits;
        return new Result(
                shown.stream().map(Hit::document).toList(),
                total,
                sets.getFirst().spent(found.get(1)),
                sets.getFirst().hidden(found.get(1)),
                facets(sets, found.subList(1, found.size())),
                more ? shown.getLast().sort() : List.of());
    }

    /// What is counted for a question, by its size: in whole or in a sample.
    private List<Counters> sets(Question question, At at) {
        long most = question.exact() ? Long.MAX_VALUE : counted;
        List<Tally> tallies = Tally.of(question);
        List<Found<PostingView>> sizes =
                documents.searches(
                        PostingView.PROJECTION,
                        tallies.stream().map(tally -> tally.size(at, most)).toList());
        List<Counters> sets = new ArrayList<>();
        for (int n = 0; n < tallies.size(); n++) {
            Tally tally = tallies.get(n);
            sets.add(new Counters(tally, tally.sampling(sizes.get(n).total(), most)));
        }
        return sets;
    }

    private static Map<Facet, List<Counter>> facets(
            List<Counters> sets, List<Found<PostingView>> found) {
        Map<Facet, List<Counter>> counters = new EnumMap<>(Facet.class);
        for (int n = 0; n < sets.size(); n++) {
            for (Facet facet : sets.get(n).tally().facets()) {
                long total = sets.getFirst().sampling().total();
                counters.put(facet, sets.get(n).of(facet, found.get(n), total));
            }
        }
        return counters;
    }

    /// Exact sum of everything that was spent, tiyn.
    public long spent(At at) {
        return Counters.joined(
                documents.search(
                        PostingView.PROJECTION,
                        Map.of("size", 0, "query", at.filter(), "aggs", Counters.SPENT)));
    }

    /// Latest postings of a home, or of all homes.
    public List<PostingView> latest(@Nullable String institution, At at, int max) {
        List<Map<String, Object>> filters = new ArrayList<>();
        if (institution != null) {
            filters.add(Query.is("institution", institution));
        }
        Page page = new Page(at, filters, Question.Order.NEWEST, List.of(), max);
        return page.read(documents, page.stretch(at.position() / ONE_OF)).documents();
    }
}
