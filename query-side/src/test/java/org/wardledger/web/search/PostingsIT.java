package org.wardledger.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.searchserver.AnalysisSettings;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SharedSearchServer;
import org.wardledger.views.ViewJson;
import org.wardledger.views.posting.PostingView;
import org.wardledger.web.Figure;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.search.Postings.Counter;
import org.wardledger.web.search.Postings.Result;
import org.wardledger.web.search.Question.Order;

/// The real search server counts what a count by hand counts. What is too much to be counted is
/// called an estimate, is the one that its sample gives, and is exact when somebody asks for it.
class PostingsIT {
    private static final int COUNT = 2_000;
    private static final int QUESTIONS = 60;
    private static final long LOG = MadePostings.log(COUNT);
    private static final long FEW = 100;
    private static final long MORE = 1_000;
    private static final List<PostingView> VERSIONS = MadePostings.of(COUNT, 11);
    private static final ByHand BY_HAND = new ByHand(VERSIONS);

    private static RestClient client;
    private static Documents documents;

    private final Postings all = new Postings(documents, COUNT);
    private final Postings few = new Postings(documents, FEW);

    @BeforeAll
    static void postings_are_indexed_in_several_segments() throws IOException {
        SearchServer server = SharedSearchServer.get();
        Header[] headers = {new BasicHeader("Authorization", server.credentials().authorization())};
        client =
                RestClient.builder(
                                new HttpHost(
                                        server.uri().getHost(), server.uri().getPort(), "http"))
                        .setDefaultHeaders(headers)
                        .build();
        documents = new Documents(client);
        send(
                "PUT",
                "",
                "{\"settings\":%s,\"mappings\":%s}"
                        .formatted(AnalysisSettings.json(), PostingView.PROJECTION.mapping()));
        int part = VERSIONS.size() / 5;
        for (int from = 0; from < VERSIONS.size(); from += part) {
            StringBuilder bulk = new StringBuilder();
            for (PostingView v : VERSIONS.subList(from, Math.min(VERSIONS.size(), from + part))) {
                bulk.append("{\"index\":{\"_id\":\"%s@%d\"}}\n".formatted(v.id(), v.from()));
                bulk.append(ViewJson.text(v)).append('\n');
            }
            send("POST", "/_bulk?refresh=true", bulk.toString());
        }
    }

    @AfterAll
    static void nothing_is_left() throws IOException {
        send("DELETE", "", "");
        client.close();
    }

    private static void send(String method, String path, String body) throws IOException {
        Request request = new Request(method, "/" + PostingView.PROJECTION.name() + path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        assertThat(
                        new String(
                                client.performRequest(request)
                                        .getEntity()
                                        .getContent()
                                        .readAllBytes()))
                .doesNotContain("\"errors\":true");
    }

    @Test
    void as_long_as_all_can_be_counted_every_number_is_the_one_of_a_count_by_hand() {
        for (int n = 0; n < QUESTIONS; n++) {
            Question question = question(n, false);
            assertCounted(question, at(n), all);
        }
    }

    @Test
    void whoever_asks_for_exact_numbers_gets_those_of_a_count_by_hand() {
        for (int n = 0; n < QUESTIONS; n++) {
            assertCounted(question(n, true), at(n), few);
        }
    }

    private static void assertCounted(Question question, At at, Postings postings) {
        Result result = postings.search(question, at);
        List<PostingView> found = BY_HAND.found(question, at.position(), null);
        assertThat(result.exact()).isTrue();
        assertThat(result.total()).as("%s", question).isEqualTo(found.size());
        assertThat(result.spent()).isEqualTo(Figure.counted(ByHand.spent(found)));
        assertThat(result.hidden()).isEqualTo(Figure.counted(ByHand.hidden(found)));
        assertThat(result.page())
                .as("%s", question)
                .isEqualTo(found.subList(0, Math.min(found.size(), Question.PAGE)));
        for (Facet facet : Facet.values()) {
            Map<String, Figure> counted = new TreeMap<>();
            ByHand.counted(BY_HAND.found(question, at.position(), facet), facet)
                    .forEach((value, count) -> counted.put(value, Figure.counted(count)));
            Map<String, Figure> shown = shown(result, facet);
            if (counted.size() <= 40) {
                assertThat(shown).as("%s of %s", facet, question).isEqualTo(counted);
            } else {
                assertThat(counted).containsAllEntriesOf(shown);
                assertThat(shown).hasSizeGreaterThanOrEqualTo(40);
            }
        }
    }

    /// With the larger limit a chosen facet's own set is measured in a sample.
    @ParameterizedTest
    @ValueSource(longs = {FEW, MORE})
    void what_is_too_much_to_be_counted_is_estimated_from_its_sample_and_says_so(long most) {
        Postings postings = new Postings(documents, most);
        int estimated = 0;
        for (int n = 0; n < QUESTIONS; n++) {
            Question question = question(n, false);
            At at = at(n);
            Result result = postings.search(question, at);
            List<PostingView> found = BY_HAND.found(question, at.position(), null);
            assertThat(result.total()).isEqualTo(found.size());
            Sampling sampling = Sampling.of(found.size(), most);
            List<PostingView> sample = sample(found, sampling);
            assertThat(result.spent().exact()).isEqualTo(found.size() <= most);
            assertThat(result.spent())
                    .isEqualTo(sampling.sum(ByHand.spent(sample), squares(sample), sample.size()));
            assertThat(result.hidden())
                    .isEqualTo(
                            question.chosen().containsKey(Facet.AMOUNT)
                                    ? Figure.counted(0)
                                    : sampling.count(ByHand.hidden(sample), sample.size()));
            for (Facet facet : Facet.values()) {
                assertEstimated(question, at, result, facet, most);
            }
            estimated += result.exact() ? 0 : 1;
        }
        assertThat(estimated).isBetween(QUESTIONS / 10, QUESTIONS - 1);
    }

    private static void assertEstimated(
            Question question, At at, Result result, Facet facet, long most) {
        List<PostingView> set = BY_HAND.found(question, at.position(), facet);
        Sampling sampling =
                question.chosen().containsKey(facet)
                        ? Sampling.measured(sample(set, Sampling.measure(most)).size(), most)
                        : Sampling.of(set.size(), most);
        List<PostingView> sample = sample(set, sampling);
        Map<String, Figure> counted = new TreeMap<>();
        ByHand.counted(sample, facet)
                .forEach(
                        (value, count) -> counted.put(value, sampling.count(count, sample.size())));
        List<String> chosen = question.chosen().getOrDefault(facet, List.of());
        if (chosen.size() == 1 && counted.containsKey(chosen.getFirst())) {
            counted.put(chosen.getFirst(), Figure.counted(result.total()));
        }
        assertThat(counted)
                .as("%s of %s", facet, question)
                .containsAllEntriesOf(shown(result, facet));
        assertThat(shown(result, facet)).hasSizeGreaterThanOrEqualTo(Math.min(40, counted.size()));
    }

    private static List<PostingView> sample(List<PostingView> set, Sampling sampling) {
        return sample(set, sampling.level());
    }

    private static List<PostingView> sample(List<PostingView> set, int level) {
        return set.stream().filter(p -> p.sample() >= level).toList();
    }

    /// As the index adds them up, but for the last digits of a double.
    private static double squares(List<PostingView> sample) {
        return sample.stream()
                .mapToDouble(p -> p.spent() == null ? 0 : (double) p.spent() * p.spent())
                .sum();
    }

    private static Map<String, Figure> shown(Result result, Facet facet) {
        Map<String, Figure> shown = new TreeMap<>();
        for (Counter counter : result.facets().getOrDefault(facet, List.of())) {
            assertThat(shown.put(counter.value(), counter.count())).isNull();
        }
        return shown;
    }

    @Test
    void an_estimate_is_the_same_after_the_index_was_put_in_order() throws IOException {
        List<Result> before = estimates();
        send("POST", "/_forcemerge?max_num_segments=1", "");
        send("POST", "/_refresh", "");
        assertThat(estimates()).isEqualTo(before);
    }

    private List<Result> estimates() {
        List<Result> results = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            results.add(few.search(question(n, false), at(n)));
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void page_after_page_every_record_is_shown_once_in_its_order(Order order) {
        for (Map<Facet, List<String>> chosen :
                List.<Map<Facet, List<String>>>of(
                        Map.of(Facet.KIND, List.of("PAYMENT")),
                        Map.of(Facet.SUPPLIER, List.of("sup_early", "sup_3")))) {
            Question question = new Question("", chosen, order, List.of(), null, false);
            List<PostingView> shown = new ArrayList<>();
            List<String> next = List.of();
            do {
                Question page = new Question("", chosen, order, next, null, false);
                Result result = few.search(page, new At(LOG, false));
                shown.addAll(result.page());
                next = result.next();
            } while (!next.isEmpty());
            assertThat(shown).isEqualTo(BY_HAND.found(question, LOG, null));
        }
    }

    /// Nothing of them stands where the newest are looked for first.
    @Test
    void the_newest_of_what_happened_only_long_ago_are_found() {
        Question question = new Question("early", Map.of(), Order.NEWEST, List.of(), null, false);
        assertThat(few.search(question, new At(LOG, false)).page())
                .isEqualTo(BY_HAND.found(question, LOG, null).subList(0, Question.PAGE));
        assertThat(few.latest("ins_0", new At(LOG, false), 8))
                .isEqualTo(
                        BY_HAND.found(chosen(Facet.INSTITUTION, "ins_0"), LOG, null).subList(0, 8));
    }

    /// Else nobody could take it away again.
    @Test
    void a_chosen_value_stands_in_its_list_even_if_forty_others_are_larger() {
        String rare =
                ByHand.counted(VERSIONS, Facet.INSTITUTION).entrySet().stream()
                        .min(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        Result result = all.search(chosen(Facet.INSTITUTION, rare), new At(LOG, false));
        assertThat(result.facets().get(Facet.INSTITUTION))
                .hasSize(41)
                .endsWith(new Counter(rare, Figure.counted(result.total())));
        Result both = all.search(chosen(Facet.INSTITUTION, rare, "ins_0"), new At(LOG, false));
        assertThat(shown(both, Facet.INSTITUTION)).containsKeys(rare, "ins_0");
    }

    @Test
    void the_sum_of_everything_is_exact_at_every_position() {
        for (long at = 0; at <= LOG; at += LOG / 7) {
            assertThat(few.spent(new At(at, true)))
                    .isEqualTo(ByHand.spent(BY_HAND.found(Question.everything(), at, null)));
        }
    }

    private static Question chosen(Facet facet, String... values) {
        return new Question(
                "", Map.of(facet, List.of(values)), Order.NEWEST, List.of(), null, false);
    }

    private static At at(int n) {
        return new At(n % 3 == 0 ? LOG : new Random(n).nextLong(LOG), n % 3 != 0);
    }

    private static Question question(int n, boolean exact) {
        Random random = new Random(n);
        String words =
                random.nextBoolean()
                        ? ""
                        : MadePostings.WORDS.get(random.nextInt(MadePostings.WORDS.size()));
        Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
        for (int facets = random.nextInt(3); facets > 0; facets--) {
            Facet facet = Facet.values()[random.nextInt(Facet.values().length)];
            List<String> values =
                    List.copyOf(new TreeMap<>(ByHand.counted(VERSIONS, facet)).keySet());
            String one = values.get(random.nextInt(values.size()));
            String other = values.get(random.nextInt(values.size()));
            chosen.put(facet, one.equals(other) ? List.of(one) : List.of(one, other));
        }
        Order order = Order.values()[random.nextInt(Order.values().length)];
        return new Question(words, chosen, order, List.of(), null, exact);
    }
}
