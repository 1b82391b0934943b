package org.wardledger.projector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads documents back from their indices. The version in force comes by its id, in real time.
/// Where it is ahead of the position asked for (a crash, or an older runner that has not noticed
/// yet), the version of that position stands among the ended ones: they are always written first.
///
/// Documents of other parts come by search, which sees what their workers have published and
/// nothing of what is under way there; their indices are never refreshed from here.
final class StoredDocuments implements DocumentSource {
    private final SearchClient client;
    private final Retry retry;
    private final List<Projection<?>> views;
    private final Generation generation;
    private final Part part;
    private final OtherParts others;
    private final ManyDocuments byId;

    StoredDocuments(Runner.Parts parts, Generation generation, OtherParts others) {
        this.client = parts.client();
        this.retry = parts.retry();
        this.views = parts.views();
        this.generation = generation;
        this.part = parts.part();
        this.others = others;
        this.byId = new ManyDocuments(client, this::index);
    }

    @Override
    public Map<Key, Loaded> load(Set<Key> keys, long position) {
        Map<Key, Loaded> found = new HashMap<>();
        Map<Integer, Set<String>> ahead = new HashMap<>();
        for (List<Key> some : ManyDocuments.pieces(List.copyOf(keys))) {
            int place = 0;
            for (JsonNode item : retry.call(() -> byId.withSource(some))) {
                Key key = some.get(place++);
                if (!item.path("found").asBoolean(false)) {
                    continue;
                }
                Loaded loaded = loaded(key.view(), item.get("_source"));
                if (loaded.view().from() <= position) {
                    found.put(key, loaded);
                } else {
                    ahead.computeIfAbsent(key.view(), view -> new HashSet<>()).add(key.id());
                }
            }
        }
        ahead.forEach((view, ids) -> loadEnded(view, List.copyOf(ids), position, found));
        return found;
    }

    @Override
    public Map<Key, Loaded> loadOthers(Set<Key> keys, long position, long since) {
        Map<Integer, Map<Part, List<String>>> wanted = new HashMap<>();
        for (Key key : keys) {
            Part owner = Part.ofDocument(name(key.view()), key.id(), part.of());
            others.require(owner, since);
            wanted.computeIfAbsent(key.view(), view -> new HashMap<>())
                    .computeIfAbsent(owner, its -> new ArrayList<>())
                    .add(key.id());
        }
        Map<Key, Loaded> found = new HashMap<>();
        wanted.forEach(
                (view, owners) ->
                        owners.forEach(
                                (owner, ids) -> {
                                    String index = generation.index(name(view), owner);
                                    search(view, index, ids, position, View.CURRENT, found);
                                }));
        return found;
    }

    private void loadEnded(int view, List<String> ids, long position, Map<Key, Loaded> found) {
        retry.call(
                () -> {
                    client.refresh(index(view));
                    return true;
                });
        search(view, index(view), ids, position, View.CURRENT - 1, found);
    }

    private void search(
            int view,
            String index,
            List<String> ids,
            long position,
            long lastTo,
            Map<Key, Loaded> found) {
        String path = "/" + index + SearchClient.SEARCH;
        for (List<String> some : ManyDocuments.pieces(ids)) {
            ObjectNode query = inForce(some, position, lastTo);
            JsonNode answer = retry.call(() -> client.require("POST", path, query)).json();
            for (JsonNode hit : answer.at("/hits/hits")) {
                Loaded loaded = loaded(view, hit.get("_source"));
                View open = loaded.view().until(View.CURRENT);
                found.put(new Key(view, open.id()), new Loaded(open, loaded.bytes()));
            }
        }
    }

    /// Versions in force at a position. After a crash one may be there twice, as it was and as it
    /// ended, with the same content.
    private static ObjectNode inForce(List<String> ids, long position, long lastTo) {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        body.put("size", 2 * ManyDocuments.AT_ONCE).put("track_total_hits", false);
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        ArrayNode terms = filter.addObject().putObject("terms").putArray("id");
        ids.forEach(terms::add);
        filter.addObject().putObject("range").putObject("from").put("lte", position);
        ObjectNode to = filter.addObject().putObject("range").putObject("to");
        to.put("gt", position).put("lte", lastTo);
        return body;
    }

    private Loaded loaded(int view, JsonNode source) {
        byte[] json = SearchClient.JSON.writeValueAsBytes(source);
        return new Loaded(ViewJson.read(json, views.get(view).type()), json.length);
    }

    private String index(int view) {
        return generation.index(name(view), part);
    }

    private String name(int view) {
        return views.get(view).name();
    }
}
