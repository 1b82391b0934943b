package org.wardledger.web.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.search.Question.Order;

/// Some records of a result in its order, without a count: the index may stop as soon as it has
/// them.
///
/// @param at position that the page is seen from
/// @param after sort values to go on from
/// @param size records wanted
record Page(At at, List<Map<String, Object>> filters, Order order, List<String> after, int size) {

    /// A page of a question, with one record more that says whether another page follows.
    static Page of(Question question, At at) {
        return new Page(
                at, question.filters(null), question.order(), question.after(), Question.PAGE + 1);
    }

    /// @param found records in all, roughly
    Stretch stretch(long found) {
        return Stretch.of(order, after, at.position(), found, size);
    }

    Map<String, Object> body(Stretch stretch) {
        List<Map<String, Object>> all = new ArrayList<>(filters);
        stretch.filter().ifPresent(all::add);
        Map<String, Object> body = new HashMap<>();
        body.put("size", size);
        body.put("track_total_hits", false);
        body.put("query", order.byPosition() ? at.filter(all) : at.among(all));
        body.put("sort", order.sort());
        if (!after.isEmpty()) {
            body.put("search_after", after);
        }
        return body;
    }

    Found<PostingView> read(Documents documents, Stretch stretch) {
        return complete(
                documents, documents.search(PostingView.PROJECTION, body(stretch)), stretch);
    }

    /// Goes on in longer stretches until the page is full or nothing is left.
    Found<PostingView> complete(Documents documents, Found<PostingView> first, Stretch searched) {
        Found<PostingView> found = first;
        Stretch stretch = searched;
        while (found.hits().size() < size && !stretch.whole()) {
            stretch = stretch.longer();
            found = documents.search(PostingView.PROJECTION, body(stretch));
        }
        return found;
    }
}
