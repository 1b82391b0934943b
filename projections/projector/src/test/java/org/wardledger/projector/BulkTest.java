package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardledger.projector.Trouble.Kind;
import tools.jackson.databind.JsonNode;

class BulkTest {
    private static final List<String> VIEWS = List.of("a-view");

    private static Write write(int n, int bytes) {
        return new Write(0, "id" + n, n, "t.v1", new byte[bytes]);
    }

    private static List<Write> writes(int... bytes) {
        List<Write> writes = new ArrayList<>();
        for (int n = 0; n < bytes.length; n++) {
            writes.add(write(n + 1, bytes[n]));
        }
        return writes;
    }

    private static JsonNode json(String text) {
        return SearchClient.JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void requests_stay_below_the_limit_and_lose_nothing() {
        List<Write> all = writes(400, 400, 5_000, 10, 10, 400);
        List<List<Write>> groups = BulkBody.split(all, 1_100, 100);
        assertThat(groups.stream().map(List::size)).containsExactly(2, 1, 3);
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    }

    @Test
    void requests_hold_at_most_so_many_documents() {
        List<List<Write>> groups = BulkBody.split(writes(1, 1, 1, 1, 1), 10_000, 2);
        assertThat(groups.stream().map(List::size)).containsExactly(2, 2, 1);
        assertThat(BulkBody.split(List.of(), 10, 2)).isEmpty();
    }

    @Test
    void a_body_is_whole_documents_with_external_versions() {
        byte[] doc = "{\"x\":1}".getBytes(StandardCharsets.UTF_8);
        List<Write> writes =
                List.of(
                        new Write(0, "plain@7", 12, "t.v1", doc),
                        new Write(0, "q\"\\\u0001ә", 13, "t.v1", doc));
        String body =
                new String(BulkBody.of(writes, List.of("v-g1-write")), StandardCharsets.UTF_8);
        List<String> lines = body.lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(body).endsWith("}\n");
        assertThat(lines.get(0))
                .isEqualTo(
                        "{\"index\":{\"_index\":\"v-g1-write\",\"_id\":\"plain@7\",\"version\":12,"
                                + "\"version_type\":\"external_gte\"}}");
        assertThat(lines.get(1)).isEqualTo("{\"x\":1}");
        JsonNode odd = SearchClient.JSON.readTree(lines.get(2));
        assertThat(odd.at("/index/_id").asString()).isEqualTo("q\"\\\u0001ә");
    }

    @Test
    void an_older_version_is_not_sent_again_and_is_named() {
        List<Write> writes = writes(1, 1);
        BulkAnswer answer =
                BulkAnswer.of(
                        json(
                                "{'errors':true,'items':[{'index':{'status':409,'error':{'type':"
                                        + "'version_conflict_engine_exception'}}},"
                                        + "{'index':{'status':201}}]}"),
                        writes,
                        VIEWS);
        assertThat(answer.outdated()).containsExactly(writes.getFirst());
        assertThat(answer.again()).isEmpty();
    }

    @Test
    void only_the_items_that_were_put_off_go_again() {
        List<Write> writes = writes(1, 1, 1, 1);
        BulkAnswer answer =
                BulkAnswer.of(
                        json(
                                "{'errors':true,'items':[{'index':{'status':201}},"
                                        + "{'index':{'status':429,'error':{'type':'rejected'}}},"
                                        + "{'index':{'status':503,'error':{'type':'x'}}},"
                                        + "{'index':{'status':502}}]}"),
                        writes,
                        VIEWS);
        assertThat(answer.again()).containsExactlyElementsOf(writes.subList(1, 4));
        assertThat(answer.why()).contains("429");
    }

    @Test
    void any_other_error_names_position_type_document_and_reason() {
        String answer =
                "{'errors':true,'items':[{'index':{'status':201}},{'index':{'status':400,'error':"
                        + "{'type':'document_parsing_exception','reason':'bad field',"
                        + "'caused_by':{'reason':'not a long'}}}}]}";
        assertThatThrownBy(() -> BulkAnswer.of(json(answer), writes(1, 1), VIEWS))
                .isInstanceOfSatisfying(
                        ProjectorStopped.class,
                        e -> {
                            assertThat(e.trouble().kind()).isEqualTo(Kind.REJECTED_DOCUMENT);
                            assertThat(e.trouble().position()).isEqualTo(2);
                            assertThat(e.trouble().type()).isEqualTo("t.v1");
                            assertThat(e.trouble().document()).isEqualTo("a-view/id2");
                            assertThat(e.trouble().reason()).contains("bad field", "not a long");
                        });
    }

    @Test
    void a_failure_of_the_server_makes_the_run_begin_again_instead_of_repeating_the_item() {
        String answer =
                "{'errors':true,'items':[{'index':{'status':201}},{'index':{'status':500,'error':"
                        + "{'type':'i_o_exception','reason':'No space left on device'}}}]}";
        assertThatThrownBy(() -> BulkAnswer.of(json(answer), writes(1, 1), VIEWS))
                .isInstanceOf(SearchFailed.class)
                .hasMessageContaining("No space left");
    }

    @Test
    void an_answer_that_was_cut_short_is_no_answer() {
        assertThatThrownBy(
                        () ->
                                BulkAnswer.of(
                                        json("{'errors':true,'items':[{'index':{'status':201}}]}"),
                                        writes(1, 1),
                                        VIEWS))
                .isInstanceOf(SearchUnavailable.class);
    }
}
