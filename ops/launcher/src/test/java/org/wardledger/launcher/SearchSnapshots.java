package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Snapshots of all indices of a search server, and what can be read from them once they are
/// restored beside the indices that are there. Nothing is waited for within one request: a busy
/// machine may need longer than a client waits for an answer.
final class SearchSnapshots {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REPOSITORY = "/_snapshot/kept";
    private static final String RESTORED = "restored-";

    private final RestClient client;

    /// @param folder where they are kept; the server must be allowed to
    SearchSnapshots(RestClient client, String folder) {
        this.client = client;
        // What describes the indices is left as it is, for those who read the files.
        call(
                "PUT",
                REPOSITORY,
                """
                {"type":"fs","settings":{"location":"%s","compress":false}}"""
                        .formatted(folder));
    }

    void take(String name) {
        call(
                "PUT",
                REPOSITORY + "/" + name,
                """
                {"indices":"*","expand_wildcards":"all","include_global_state":true}""");
        await(() -> !state(name).equals("IN_PROGRESS"));
        assertThat(state(name)).isEqualTo("SUCCESS");
    }

    private String state(String name) {
        return call("GET", REPOSITORY + "/" + name, "").at("/snapshots/0/state").asString();
    }

    /// Every document of a snapshot, and what finds it: a field need not stand in the document to
    /// be searched.
    ///
    /// @param starts beginnings of words that must not be found in any field
    void read(String name, List<String> starts, Leftovers... into) {
        call(
                "POST",
                REPOSITORY + "/" + name + "/_restore",
                """
                {"indices":"*","include_aliases":false,
                 "rename_pattern":"(.+)","rename_replacement":"%s$1"}"""
                        .formatted(RESTORED));
        await(() -> health().equals("green"));
        try {
            assertThat(everyDocument(name, into)).as("documents in " + name).isGreaterThan(50);
            // The same search finds what everybody may see.
            assertThat(found("ins_")).isPositive();
            for (String start : starts) {
                assertThat(found(start)).as("%s… in %s", start, name).isZero();
            }
        } finally {
            delete();
        }
    }

    private String health() {
        return call("GET", "/_cluster/health/" + RESTORED + "*?expand_wildcards=all", "")
                .path("status")
                .asString();
    }

    private int everyDocument(String name, Leftovers... into) {
        int count = 0;
        JsonNode page =
                call(
                        "POST",
                        "/" + RESTORED + "*/_search?scroll=2m&size=500&expand_wildcards=all",
                        "");
        while (!page.at("/hits/hits").isEmpty()) {
            count += page.at("/hits/hits").size();
            byte[] documents = page.toString().getBytes(StandardCharsets.UTF_8);
            for (Leftovers left : into) {
                left.in("restored from snapshot " + name, documents);
            }
            page =
                    call(
                            "POST",
                            "/_search/scroll",
                            """
                            {"scroll":"2m","scroll_id":"%s"}"""
                                    .formatted(page.path("_scroll_id").asString()));
        }
        assertThat(page.at("/_shards/failed").asInt()).isZero();
        return count;
    }

    private int found(String start) {
        String query =
                """
                {"track_total_hits":true,"size":0,"query":{"query_string":
                 {"query":"%s*","fields":["*"],"lenient":true}}}"""
                        .formatted(start);
        JsonNode answer = call("POST", "/" + RESTORED + "*/_search?expand_wildcards=all", query);
        assertThat(answer.at("/_shards/failed").asInt()).as(answer.toString()).isZero();
        return answer.at("/hits/total/value").asInt();
    }

    private void delete() {
        for (JsonNode index :
                call(
                        "GET",
                        "/_cat/indices/" + RESTORED + "*?format=json&expand_wildcards=all",
                        "")) {
            call("DELETE", "/" + index.path("index").asString(), "");
        }
    }

    private JsonNode call(String method, String path, String body) {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        try {
            return JsonMapper.shared()
                    .readTree(EntityUtils.toString(client.performRequest(request).getEntity()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
