package org.wardledger.projector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.Trouble.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request, one answer. Bodies are ready-made bytes: the documents are serialised once, by the
/// views, and the official low-level client carries them to whichever node is alive.
final class SearchClient {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /// A search that fails where a shard does not answer, instead of leaving its documents out.
    static final String SEARCH = "/_search?allow_partial_search_results=false";

    /// Answers that say "not now" rather than "no".
    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 502, 503, 504);

    /// @param status HTTP status
    record Answer(int status, byte[] body) {
        boolean ok() {
            return status < 300;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final RestClient client;

    SearchClient(RestClient client) {
        this.client = client;
    }

    Answer send(String method, String path) {
        return send(method, path, null, 0, ContentType.APPLICATION_JSON);
    }

    Answer send(String method, String path, byte[] body) {
        return send(method, path, body, body.length, ContentType.APPLICATION_JSON);
    }

    Answer send(String method, String path, JsonNode body) {
        return send(method, path, JSON.writeValueAsBytes(body));
    }

    /// As above, with the first `length` bytes of a body.
    ///
    /// @throws SearchUnavailable where trying again may help
    Answer send(String method, String path, byte @Nullable [] body, int length, ContentType type) {
        Request request = new Request(method, path);
        if (body != null) {
            request.setEntity(new NByteArrayEntity(body, 0, length, type));
        }
        try {
            return answer(client.performRequest(request));
        } catch (ResponseException e) {
            return refusal(method, path, e);
        } catch (IOException e) {
            throw new SearchUnavailable(e.getClass().getSimpleName() + " " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new SearchUnavailable("the connection is closed", e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new Retry.Abandoned();
            }
            throw e;
        }
    }

    /// The same, where a refusal is a reason to stop.
    Answer require(String method, String path) {
        return accepted(method, path, send(method, path));
    }

    Answer require(String method, String path, byte[] body) {
        return accepted(method, path, send(method, path, body));
    }

    Answer require(String method, String path, JsonNode body) {
        return require(method, path, JSON.writeValueAsBytes(body));
    }

    static Answer accepted(String method, String path, Answer answer) {
        if (answer.ok()) {
            return answer;
        }
        String what = text(method, path, answer);
        if (answer.status() >= 500) {
            throw new SearchUnavailable(what);
        }
        throw new ProjectorStopped(Trouble.of(Kind.REJECTED_REQUEST, what));
    }

    /// Makes what was written visible to searches.
    ///
    /// @throws SearchFailed where a shard could not
    void refresh(String indices) {
        onAllShards("/" + indices + "/_refresh");
    }

    /// Forces what shards have in memory to disk.
    ///
    /// @throws SearchFailed where a shard could not
    void flush(String indices) {
        onAllShards("/" + indices + "/_flush");
    }

    private void onAllShards(String path) {
        Answer answer = held("POST", path, send("POST", path));
        if (answer.json().at("/_shards/failed").intValue(0) > 0) {
            throw new SearchFailed(text("POST", path, answer));
        }
    }

    /// As [#accepted], for what has to hold of everything written since the checkpoint: a failure
    /// inside the server is no reason to ask again, but to begin again.
    ///
    /// @throws SearchFailed where the server failed
    static Answer held(String method, String path, Answer answer) {
        if (answer.status() >= 500) {
            throw new SearchFailed(text(method, path, answer));
        }
        return accepted(method, path, answer);
    }

    private static String text(String method, String path, Answer answer) {
        return "%s %s answered %d: %s"
                .formatted(method, path, answer.status(), shorten(answer.text()));
    }

    private static Answer refusal(String method, String path, ResponseException e) {
        try {
            Answer answer = answer(e.getResponse());
            if (NOT_NOW.contains(answer.status())) {
                throw new SearchUnavailable(text(method, path, answer));
            }
            return answer;
        } catch (IOException broken) {
            throw new SearchUnavailable("answer broke off", broken);
        }
    }

    private static Answer answer(Response response) throws IOException {
        int status = response.getStatusLine().getStatusCode();
        if (response.getEntity() == null) {
            return new Answer(status, new byte[0]);
        }
        return new Answer(status, response.getEntity().getContent().readAllBytes());
    }

    static String shorten(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }
}
