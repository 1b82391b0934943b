package org.wardledger.launcher.bench;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.elasticsearch.client.RestClient;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.search.Postings;
import org.wardledger.web.search.Question;

/// Searches as the search page makes them, by the code of the search page: words in three
/// languages and chosen facets mixed, exact total, counters of all facets and sums, exact or
/// estimated as the page shows them, a page of records; every fifth goes on to the next page.
/// Beside it the same pages by one plain search each, without any counter but the total.
final class SearchLoad implements Measure {
    private static final int CLIENTS = 8;
    private static final int NEXT_PAGE = 5;

    /// Questions of different clients, and of different runs, begin this far from each other.
    private static final long APART = 1_000_000;

    /// A prime, so that positions do not come back soon.
    private static final long SPREAD = 7_919;

    /// What is searched.
    private record Place(
            RestClient client, At now, Searches searches, String note, List<Figure> loaded) {}

    @Override
    public Row measure(BenchContext context) throws Exception {
        if (context.entries() == 0) {
            return measured(context, demo(context.demo()));
        }
        context.endDemo();
        try (Loaded loaded =
                Loaded.of(context.folder().resolve("search"), Corpus.of(context.entries()))) {
            return measured(context, made(loaded));
        }
    }

    private static Place demo(Running demo) {
        RestClient client = demo.product().client();
        At now = new At(demo.product().projector().status().searchable(), false);
        List<String> homes =
                new Documents(client)
                                .search(InstitutionView.PROJECTION, Map.of("size", 100))
                                .documents()
                                .stream()
                                .map(InstitutionView::id)
                                .distinct()
                                .toList();
        List<YearMonth> months =
                IntStream.rangeClosed(1, 12).mapToObj(m -> YearMonth.of(2026, m)).toList();
        return new Place(client, now, Searches.of(homes, months), "of the demo", List.of());
    }

    private static Place made(Loaded loaded) {
        Corpus corpus = loaded.corpus();
        Searches searches =
                Searches.of(
                        IntStream.range(0, Corpus.HOMES).mapToObj(Corpus::home).toList(),
                        IntStream.range(0, Corpus.MONTHS).mapToObj(Corpus::month).toList());
        return new Place(
                loaded.client(),
                new At(corpus.entries(), false),
                searches,
                "made for it, index of %,d MiB".formatted(loaded.indexBytes() >> 20),
                List.of(Figure.rate("loaded", corpus.entries(), loaded.nanos())));
    }

    private static Row measured(BenchContext context, Place place) {
        Postings postings = new Postings(new Documents(place.client()), Postings.COUNTED);
        WarmUp warmUp = WarmUp.of(CLIENTS, counted(postings, place, 0));
        Clients.Times ours = Clients.run(CLIENTS, context.time(), counted(postings, place, 1));
        Clients.Times peer = Clients.run(CLIENTS, context.time(), bare(place, 2));
        List<Figure> figures = new ArrayList<>(ours.figures("searches"));
        figures.addAll(place.loaded());
        long entries = postings.search(Question.everything(), place.now()).total();
        return new Row(
                "search",
                figures,
                "the same without counters",
                peer.figures("searches"),
                List.of(
                        "%d clients, %,d entries in force, %s"
                                .formatted(CLIENTS, entries, place.note()),
                        warmUp.text()));
    }

    private static long number(int round, int client, long n) {
        return (round * (long) CLIENTS + client) * APART + n;
    }

    /// Each question looks from a position of its own, as visitors do while records come in: what
    /// the search server keeps of earlier answers fits none of them.
    private static At at(Place place, long number) {
        long newest = place.now().position();
        return new At(newest - number * SPREAD % Math.max(1, newest / 100), false);
    }

    private static Clients.Call counted(Postings postings, Place place, int round) {
        List<List<String>> next = new ArrayList<>(Collections.nCopies(CLIENTS, List.of()));
        return (client, n) -> {
            boolean on = n % NEXT_PAGE == NEXT_PAGE - 1 && !next.get(client).isEmpty();
            long number = number(round, client, on ? n - 1 : n);
            Question asked = place.searches().question(number);
            Question page = on ? following(asked, next.get(client)) : asked;
            next.set(client, postings.search(page, at(place, number)).next());
        };
    }

    private static Question following(Question asked, List<String> after) {
        return new Question(
                asked.words(), asked.chosen(), asked.order(), after, asked.at(), asked.exact());
    }

    private static Clients.Call bare(Place place, int round) {
        Documents documents = new Documents(place.client());
        return (client, n) -> {
            long number = number(round, client, n);
            Question asked = place.searches().question(number);
            documents.search(
                    PostingView.PROJECTION,
                    Map.of(
                            "size",
                            Question.PAGE + 1,
                            "track_total_hits",
                            true,
                            "query",
                            asked.filter(at(place, number)),
                            "sort",
                            asked.order().sort()));
        };
    }
}
