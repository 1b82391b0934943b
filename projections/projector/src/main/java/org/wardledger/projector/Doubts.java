package org.wardledger.projector;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;

/// Documents that Elasticsearch did not take because it has a later version. That one may be in the
/// memory of a shard alone, from a request whose end nobody has heard of (a run before this one, or
/// a batch behind): only what is written has to be on disk before the answer, and on a full disk
/// a shard comes back without the rest. So before the checkpoint passes such a document, the shard
/// is made to put on disk what it has, and is asked again.
///
/// Filled by the senders' threads, settled by the publishing one. A crash loses nothing: the next
/// run meets the same doubts, for the checkpoint stands before them.
final class Doubts {
    private final SearchClient client;
    private final List<String> indices;
    private final ManyDocuments byId;
    private final Map<Key, Long> open = new ConcurrentHashMap<>();

    Doubts(Runner.Parts parts, Generation generation) {
        this.client = parts.client();
        this.indices =
                parts.views().stream()
                        .map(Projection::name)
                        .map(view -> generation.index(view, parts.part()))
                        .toList();
        this.byId = new ManyDocuments(client, indices::get);
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
        ManyDocuments.pieces(asked).forEach(this::require);
        asked.forEach(each -> open.remove(each.getKey(), each.getValue()));
    }

    private void require(List<Entry<Key, Long>> asked) {
        List<Key> keys = asked.stream().map(Entry::getKey).toList();
        int place = 0;
        for (JsonNode found : byId.withoutSource(keys)) {
            Entry<Key, Long> each = asked.get(place++);
            require(each.getKey(), each.getValue(), found);
        }
    }

    private void require(Key key, long version, JsonNode found) {
        if (found.path("_version").longValue(0) < version) {
            throw new SearchFailed(
                    "%s/%s was said to stand there in a later version than %d, and does not"
                            .formatted(indices.get(key.view()), key.id(), version));
        }
    }
}
