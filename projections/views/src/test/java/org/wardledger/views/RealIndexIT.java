package org.wardledger.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.OPEN;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.searchserver.AnalysisSettings;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SharedSearchServer;
import org.wardledger.views.posting.PostingView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real search server takes every document under its strict mapping, finds words by their
/// forms and adds money up exactly.
class RealIndexIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final SearchServer SERVER = SharedSearchServer.get();

    @BeforeAll
    static void a_month_is_indexed() {
        Views.ALL.forEach(RealIndexIT::create);
        index(Month.played().home().folding.versions().values());
    }

    @AfterAll
    static void nothing_is_left() {
        Views.ALL.forEach(p -> call("DELETE", "/" + index(p), ""));
    }

    private static String index(Projection<?> projection) {
        return "views-test-" + projection.name();
    }

    private static void create(Projection<?> projection) {
        String body =
                "{\"settings\":%s,\"mappings\":%s}"
                        .formatted(AnalysisSettings.json(), projection.mapping());
        assertThat(call("PUT", "/" + index(projection), body).get("acknowledged").asBoolean())
                .isTrue();
    }

    private static void index(Collection<View> versions) {
        StringBuilder bulk = new StringBuilder();
        for (View version : versions) {
            Projection<?> projection =
                    Views.ALL.stream()
                            .filter(p -> p.type() == version.getClass())
                            .findFirst()
                            .orElseThrow();
            bulk.append(
                    "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s@%d\"}}\n"
                            .formatted(index(projection), version.id(), version.from()));
            bulk.append(ViewJson.text(version)).append('\n');
        }
        JsonNode answer = call("POST", "/_bulk?refresh=true", bulk.toString());
        assertThat(answer.get("errors").asBoolean()).as(answer.toString()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void every_field_of_every_document_fits_its_mapping(Tier tier) {
        index(CanaryTest.everything(tier).versions().values());
    }

    @ParameterizedTest
    @CsvSource({
        "textRu, обувью",
        "textRu, вещей",
        "textKk, тауарлар",
        "textEn, boot",
        "textEn, shoes"
    })
    void a_payment_is_found_by_other_forms_of_its_words(String field, String word) {
        String query =
                """
                {"query":{"bool":{"filter":[{"match":{"%s":"%s"}},
                 {"term":{"kind":"PAYMENT"}},{"term":{"region":"550000000"}}]}}}"""
                        .formatted(field, word);
        JsonNode answer = call("POST", "/" + index(PostingView.PROJECTION) + "/_search", query);

        assertThat(answer.at("/hits/total/value").asInt()).as(answer.toString()).isPositive();
    }

    @Test
    void sums_of_money_are_exact_beyond_the_range_of_a_double() {
        Home home = Home.registered().on(10, 5);
        UUID line = home.line(Direction.OUT, 1);
        long exact = 0;
        for (int n = 1; n <= 40; n++) {
            long amount = (1L << 50) + 2L * n + 1;
            exact += amount;
            home.proposes(n, OPEN, Group.HEALTH_AND_CARE, amount);
            home.pays(n, OPEN, amount, Group.HEALTH_AND_CARE, line);
        }
        index(home.folding.all(PostingView.PROJECTION).stream().map(v -> (View) v).toList());

        String query =
                """
                {"size":0,"query":{"term":{"group":"HEALTH_AND_CARE"}},"aggs":{
                 "high":{"sum":{"field":"limbs.spentHigh"}},
                 "low":{"sum":{"field":"limbs.spentLow"}}}}""";
        JsonNode sums = call("POST", "/" + index(PostingView.PROJECTION) + "/_search", query);

        assertThat(
                        PostingView.Limbs.join(
                                (long) sums.at("/aggregations/high/value").asDouble(),
                                (long) sums.at("/aggregations/low/value").asDouble()))
                .isEqualTo(exact);
    }

    private static JsonNode call(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(SERVER.uri().resolve(path))
                        .header("Authorization", SERVER.credentials().authorization())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
