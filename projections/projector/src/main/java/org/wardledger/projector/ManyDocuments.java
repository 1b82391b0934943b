package org.wardledger.projector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.wardledger.projector.DocumentCache.Key;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks for documents by their ids, in real time: what no refresh has made searchable yet is found.
///
/// @param index where the documents of a view stand
record ManyDocuments(SearchClient client, IntFunction<String> index) {
    /// In one request.
    static final int AT_ONCE = 1_000;

    /// What stands there, in Elasticsearch's words and in the order of the keys. A document of a
    /// shard that does not answer is not one that does not exist.
    ///
    /// @param keys at most [#AT_ONCE]
    /// @throws SearchUnavailable where a shard does not answer now
    List<JsonNode> withSource(List<Key> keys) {
        return ask("/_mget", keys);
    }

    /// The same without what they say.
    List<JsonNode> withoutSource(List<Key> keys) {
        return ask("/_mget?_source=false", keys);
    }

    private List<JsonNode> ask(String path, List<Key> keys) {
        List<JsonNode> items = new ArrayList<>(keys.size());
        for (JsonNode item : client.require("POST", path, ids(keys)).json().get("docs")) {
            if (item.has("error")) {
                throw new SearchUnavailable(SearchClient.shorten(item.toString()));
            }
            items.add(item);
        }
        return items;
    }

    private ObjectNode ids(List<Key> keys) {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        ArrayNode docs = body.putArray("docs");
        for (Key key : keys) {
            docs.addObject().put("_index", index.apply(key.view())).put("_id", key.id());
        }
        return body;
    }

    /// Cut into lists that one request takes.
    static <T> List<List<T>> pieces(List<T> all) {
        List<List<T>> pieces = new ArrayList<>();
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            pieces.add(all.subList(start, Math.min(all.size(), start + AT_ONCE)));
        }
        return pieces;
    }
}
