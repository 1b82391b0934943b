package org.wardledger.web.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads documents from the search index. Queries are plain maps in the query language of the
/// index; nothing a visitor types becomes part of a query's structure, only of its values.
public final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A search that fails where a part of the index does not answer: a total that silently leaves
    /// documents out would be a lie.
    static final String SEARCH = "/_search?allow_partial_search_results=false";

    private static final ContentType LINES =
            ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

    /// Where the next page goes on: the one part of a query that comes out of an address as it is.
    private static final String AFTER = "search_after";

    private final RestClient client;

    public Documents(RestClient client) {
        this.client = client;
    }

    /// One page of answers.
    ///
    /// @param total exact number of documents that match
    /// @param aggregations counters; a missing node where none were asked for
    public record Found<V>(List<Hit<V>> hits, long total, JsonNode aggregations) {
        public List<V> documents() {
            return hits.stream().map(Hit::document).toList();
        }
    }

    /// A document and its place in the order, from which the next page goes on.
    public record Hit<V>(V document, List<String> sort) {}

    /// @throws ReadingInterrupted when the index cannot answer now
    public <V extends View> Found<V> search(Projection<V> view, Map<String, Object> body) {
        return found(view, post("/" + view.name() + SEARCH, body));
    }

    /// Several searches of one view in one request, answered in their order.
    ///
    /// @throws ReadingInterrupted when the index cannot answer one of them now
    public <V extends View> List<Found<V>> searches(
            Projection<V> view, List<Map<String, Object>> bodies) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, Object> body : bodies) {
            lines.append("{\"allow_partial_search_results\":false}\n");
            lines.append(JSON.writeValueAsString(body)).append('\n');
        }
        Request request = new Request("POST", "/" + view.name() + "/_msearch");
        request.setEntity(new StringEntity(lines.toString(), LINES));
        List<Found<V>> found = new ArrayList<>();
        boolean goesOn = bodies.stream().anyMatch(b -> b.containsKey(AFTER));
        for (JsonNode answer : send(request, goesOn).path("responses")) {
            int status = answer.path("status").asInt();
            if (status != 200) {
                String type = answer.path("error").path("type").asString("no reason");
                IOException cause = new IOException("one of several: " + type);
                throw refused(status, request.getEndpoint(), cause, goesOn);
            }
            found.add(found(view, answer));
        }
        return found;
    }

    public <V extends View> Found<V> found(Projection<V> view, JsonNode answer) {
        JsonNode hits = answer.path("hits");
        List<Hit<V>> documents = new ArrayList<>();
        for (JsonNode hit : hits.path("hits")) {
            List<String> sort = new ArrayList<>();
            hit.path("sort").forEach(s -> sort.add(s.isNull() ? "" : s.asString()));
            documents.add(new Hit<>(ViewJson.read(hit.path("_source"), view.type()), sort));
        }
        return new Found<>(
                documents, hits.path("total").path("value").asLong(), answer.path("aggregations"));
    }

    /// A document as it was known at a position.
    public <V extends View> @Nullable V get(Projection<V> view, String id, At at) {
        Map<String, Object> body =
                Map.of("size", 1, "query", Query.all(List.of(Query.is("id", id), at.filter())));
        List<V> documents = search(view, body).documents();
        return documents.isEmpty() ? null : documents.getFirst();
    }

    /// A point in time of the index, so that a long export sees one state.
    public String openPoint(Projection<?> view) {
        return post("/" + view.name() + "/_pit?keep_alive=2m", null).path("id").asString();
    }

    public void closePoint(String id) {
        send("DELETE", "/_pit", Map.of("id", id));
    }

    public JsonNode post(String path, @Nullable Map<String, Object> body) {
        return send("POST", path, body);
    }

    private JsonNode send(String method, String path, @Nullable Map<String, Object> body) {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(JSON.writeValueAsString(body));
        }
        return send(request, body != null && body.containsKey(AFTER));
    }

    private JsonNode send(Request request, boolean goesOn) {
        try {
            return JSON.readTree(
                    client.performRequest(request).getEntity().getContent().readAllBytes());
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            throw refused(status, request.getEndpoint(), e, goesOn);
        } catch (IOException e) {
            throw new ReadingInterrupted(e);
        }
    }

    private static RuntimeException refused(
            int status, String path, IOException cause, boolean goesOn) {
        if (status == 429 || status >= 500 || status == 404) {
            return new ReadingInterrupted(status, path, cause);
        }
        return status == 400 && goesOn
                ? new NoSuchPlace(cause)
                : new IllegalStateException("the index refused a query of ours: " + status, cause);
    }
}
