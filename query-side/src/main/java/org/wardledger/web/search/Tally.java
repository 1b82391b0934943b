package org.wardledger.web.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardledger.web.reading.At;

/// A set of records that is counted for a question.
///
/// @param filters of the set
/// @param facets that are counted in it
/// @param chosen values of its one facet; empty for the whole result
record Tally(List<Map<String, Object>> filters, Set<Facet> facets, List<String> chosen) {

    /// The whole result, then for each chosen facet what would be found without it: a chosen facet
    /// counts as if it were not chosen, so that a second value can be added.
    static List<Tally> of(Question question) {
        List<Tally> tallies = new ArrayList<>();
        Set<Facet> others = EnumSet.allOf(Facet.class);
        others.removeAll(question.chosen().keySet());
        tallies.add(new Tally(question.filters(null), others, List.of()));
        question.chosen()
                .forEach(
                        (facet, values) ->
                                tallies.add(
                                        new Tally(question.filters(facet), Set.of(facet), values)));
        return tallies;
    }

    boolean whole() {
        return chosen.isEmpty();
    }

    /// Asks how many records there are, of a part of the question only in a sample: that size is
    /// shown nowhere.
    ///
    /// @param most records that are counted one by one
    Map<String, Object> size(At at, long most) {
        List<Map<String, Object>> asked =
                whole() ? filters : Sampling.thinned(filters, Sampling.measure(most));
        return Map.of("size", 0, "track_total_hits", true, "query", at.filter(asked));
    }

    /// How it is counted, given the answer.
    Sampling sampling(long size, long most) {
        return whole() ? Sampling.of(size, most) : Sampling.measured(size, most);
    }
}
