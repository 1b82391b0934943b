package org.wardledger.projector;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents that Elasticsearch did not take because it has a later version. That one may be in the
/// memory of a shard alone, from a request whose end nobody has heard of (a run before this one, or
/// a batch behind): only what is written has to be on disk before the answer, and on a full disk
/// a shard comes back without the rest. So before the checkpoint passes such a document, the shard
/// is made to put on disk what it has, and is asked again.
///
/// Filled by the senders' threads, settled by the publishing one. A crash loses nothing: the next
/// run meets the same doubts, for the checkpoint stands before them.
final class Doubts {
    private static final int IDS_MAX = 1_000;

    private final SearchClient client;
    private final List<String> indices;
    private final Map<Key, Long> open = new ConcurrentHashMap<>();

    Doubts(Runner.Parts parts, Generation generation) {
        this.client = parts.client();
        this.indices =
                parts.views().stream()
                        .map(Projection::name)
                        .map(view -> generation.index(view, parts.part()))
                        .toList();
    }

    /// @param outdated what was not taken
    void add(List<Write> outdated) {
        for (Write write : outdated) {
            open.merge(new Key(write.view(), write.id()), write.version(), Math::max);
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// Makes sure of everything added so far. May be called again after any exception.
    ///
    /// @throws SearchFailed where a document is not there after all
    /// @throws SearchUnavailable where a shard does not answer now
    void settle() {
        if (open.isEmpty()) {
            return;
        }
        List<Entry<Key, Long>> asked = List.copyOf(Map.copyOf(open).entrySet());
        client.flush(
                asked.stream()
                        .map(each -> indices.get(each.getKey().view()))
                        .distinct()
                        .collect(Collectors.joining(",")));
        for (int start = 0; start < asked.size(); start += IDS_MAX) {
            require(asked.subList(start, Math.min(asked.size(), start + IDS_MAX)));
        }
        asked.forEach(each -> open.remove(each.getKey(), each.getValue()));
    }

    private void require(List<Entry<Key, Long>> asked) {
        JsonNode docs = client.require("POST", "/_mget?_source=false", ids(asked)).json();
        int place = 0;
        for (JsonNode found : docs.get("docs")) {
            Entry<Key, Long> each = asked.get(place++);
            require(each.getKey(), each.getValue(), found);
        }
    }

    private ObjectNode ids(List<Entry<Key, Long>> asked) {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        ArrayNode docs = body.putArray("docs");
        for (Entry<Key, Long> each : asked) {
            Key key = each.getKey();
            docs.addObject().put("_index", indices.get(key.view())).put("_id", key.id());
        }
        return body;
    }

    private void require(Key key, long version, JsonNode found) {
        if (found.has("error")) {
            throw new SearchUnavailable(SearchClient.shorten(found.toString()));
        }
        if (found.path("_version").longValue(0) < version) {
            throw new SearchFailed(
                    "%s/%s was said to stand there in a later version than %d, and does not"
                            .formatted(indices.get(key.view()), key.id(), version));
        }
    }
}
