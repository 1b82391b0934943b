package org.wardledger.web.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.search.Question.Order;

/// Answers questions by going through all postings one after the other: what the index has to say.
record ByHand(List<PostingView> versions) {

    /// What is found, as known at a position; `except` leaves out what one facet chose.
    List<PostingView> found(Question question, long at, @Nullable Facet except) {
        return versions.stream()
                .filter(p -> p.from() <= at && at < p.to())
                .filter(p -> has(p.textEn(), question.words()))
                .filter(
                        p ->
                                question.chosen().entrySet().stream()
                                        .filter(e -> e.getKey() != except)
                                        .allMatch(e -> matches(p, e.getKey(), e.getValue())))
                .sorted(order(question.order()))
                .toList();
    }

    private static boolean has(String text, String words) {
        return words.isEmpty() || List.of(text.split(" ")).containsAll(List.of(words.split(" ")));
    }

    private static boolean matches(PostingView posting, Facet facet, List<String> values) {
        String value = value(posting, facet);
        return value != null && values.contains(value);
    }

    static Map<String, Long> counted(List<PostingView> postings, Facet facet) {
        Map<String, Long> counted = new HashMap<>();
        postings.stream()
                .map(p -> value(p, facet))
                .filter(Objects::nonNull)
                .forEach(value -> counted.merge(value, 1L, Long::sum));
        return counted;
    }

    static long spent(List<PostingView> postings) {
        return postings.stream()
                .map(PostingView::spent)
                .filter(Objects::nonNull)
                .reduce(0L, Math::addExact);
    }

    static long hidden(List<PostingView> postings) {
        return postings.stream().filter(p -> p.amount() == null).count();
    }

    private static @Nullable String value(PostingView p, Facet facet) {
        return switch (facet) {
            case KIND -> p.kind().name();
            case INSTITUTION -> p.institution();
            case REGION -> p.region();
            case GROUP -> Objects.toString(p.group(), null);
            case CATEGORY -> Objects.toString(p.category(), null);
            case SUPPLIER -> p.supplier();
            case MONTH -> p.month().toString();
            case AMOUNT -> band(p.amount());
        };
    }

    private static @Nullable String band(@Nullable Long amount) {
        if (amount == null) {
            return null;
        }
        long[] bounds = {1_000_000, 10_000_000, 50_000_000, 200_000_000};
        int band = 0;
        while (band < bounds.length && amount >= bounds[band]) {
            band++;
        }
        return "b" + band;
    }

    private static Comparator<PostingView> order(Order order) {
        Comparator<PostingView> position = Comparator.comparingLong(PostingView::position);
        Comparator<Long> least = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<Long> most = Comparator.nullsLast(Comparator.reverseOrder());
        Comparator<PostingView> chosen =
                switch (order) {
                    case NEWEST -> position.reversed();
                    case OLDEST -> position;
                    case LARGEST -> Comparator.comparing(PostingView::amount, most);
                    case SMALLEST -> Comparator.comparing(PostingView::amount, least);
                };
        return chosen.thenComparing(PostingView::id);
    }
}
