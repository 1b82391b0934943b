package org.wardledger.projector;

import java.util.function.Consumer;
import org.wardledger.views.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads all versions of all documents of an index as they were known at a position, without limit,
/// from one point in time: what began later is left out, what ended later is shown as current. So
/// the answer is the same whatever has been written since.
final class VersionScan {

    /// Order in which versions come.
    enum Order {
        /// The fastest.
        ANY("[\"_shard_doc\"]"),
        /// By id, then by age.
        BY_ID("[\"id\",\"from\"]");

        private final String sort;

        Order(String sort) {
            this.sort = sort;
        }
    }

    private static final int PAGE = 2_000;
    private static final String FILTER =
            "&filter_path=pit_id,hits.hits._source,hits.hits.sort,_shards.failed";

    private final SearchClient client;
    private final String index;
    private final long position;
    private final Order order;
    private String pit;
    private JsonNode after = SearchClient.JSON.missingNode();

    private VersionScan(SearchClient client, String index, long position, Order order) {
        this.client = client;
        this.index = index;
        this.position = position;
        this.order = order;
        this.pit = openPit();
    }

    /// Gives every version to `versions`, each a JSON object that the receiver may keep.
    ///
    /// @throws SearchUnavailable when the scan broke off and has to begin again
    static void run(
            SearchClient client,
            String index,
            long position,
            Order order,
            Consumer<ObjectNode> versions) {
        try (Pages pages = open(client, index, position, order)) {
            for (JsonNode hits = pages.next(); !hits.isEmpty(); hits = pages.next()) {
                hits.forEach(hit -> versions.accept(pages.version(hit)));
            }
        }
    }

    /// Pages of a scan, for a caller who reads two side by side.
    interface Pages extends AutoCloseable {
        /// The next hits; none at the end.
        JsonNode next();

        /// The version in a hit.
        ObjectNode version(JsonNode hit);

        @Override
        void close();
    }

    static Pages open(SearchClient client, String index, long position, Order order) {
        VersionScan scan = new VersionScan(client, index, position, order);
        return new Pages() {
            @Override
            public JsonNode next() {
                return scan.page();
            }

            @Override
            public ObjectNode version(JsonNode hit) {
                return scan.known((ObjectNode) hit.get("_source"));
            }

            @Override
            public void close() {
                scan.closePit();
            }
        };
    }

    private String openPit() {
        String path = "/" + index + "/_pit?keep_alive=5m";
        return client.require("POST", path).json().get("id").asString();
    }

    private JsonNode page() {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        body.put("size", PAGE).put("track_total_hits", false);
        body.putObject("pit").put("id", pit).put("keep_alive", "5m");
        body.set("sort", SearchClient.JSON.readTree(order.sort));
        body.putObject("query").putObject("range").putObject("from").put("lte", position);
        if (!after.isMissingNode()) {
            body.set("search_after", after);
        }
        SearchClient.Answer answer = client.send("POST", SearchClient.SEARCH + FILTER, body);
        if (answer.status() == 404) {
            throw new SearchUnavailable("the point in time of a scan was lost");
        }
        JsonNode page = SearchClient.accepted("POST", "/_search", answer).json();
        if (page.at("/_shards/failed").intValue(0) > 0) {
            throw new SearchUnavailable("a shard did not answer a scan");
        }
        pit = page.path("pit_id").asString(pit);
        JsonNode hits = page.at("/hits/hits");
        if (!hits.isEmpty()) {
            after = hits.get(hits.size() - 1).get("sort");
        }
        return hits;
    }

    private ObjectNode known(ObjectNode version) {
        if (version.get("to").longValue() > position) {
            version.put("to", View.CURRENT);
        }
        return version;
    }

    private void closePit() {
        try {
            client.send("DELETE", "/_pit", SearchClient.JSON.createObjectNode().put("id", pit));
        } catch (SearchUnavailable e) {
            // It runs out by itself.
        }
    }
}
